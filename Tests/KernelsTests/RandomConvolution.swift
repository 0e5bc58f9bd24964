import Kernels
import Tensors

extension Convolution {
  /// Convolutions that random ones do not reach: taps deeper than a depth block, forward or on the way
  /// back; rows of first layers that hold whole tiles under every instruction set, and some whose tiles
  /// span more than is copied at the border; an empty output.
  static let special = [
    Convolution(
      batch: 1, height: 4, width: 3, channels: 780, filters: 5, window: Window(3, padding: 1)),
    Convolution(
      batch: 2, height: 3, width: 4, channels: 9, filters: 780,
      window: Window(2, stride: 2, padding: 1)),
    Convolution(
      batch: 1, height: 2, width: 5, channels: 1540, filters: 258, window: Window(1), groups: 2),
    Convolution(
      batch: 1, height: 5, width: 41, channels: 3, filters: 33, window: Window(3, padding: 1)),
    Convolution(
      batch: 2, height: 7, width: 83, channels: 3, filters: 16,
      window: Window(3, stride: 2, padding: 1)),
    Convolution(
      batch: 1, height: 6, width: 45, channels: 1, filters: 20, window: Window(5, padding: 2)),
    Convolution(
      batch: 1, height: 4, width: 70, channels: 7, filters: 16,
      window: Window(3, stride: 5, padding: 1)),
    Convolution(batch: 1, height: 2, width: 2, channels: 1, filters: 4, window: Window(3)),
  ]
}

extension RandomGenerator {
  /// A convolution out of all that the kernels must handle: kernels 1-7, strides 1-3, uneven padding
  /// 0-3, dilation 1-2, groups, odd sizes, small and large channel counts, batch 1-5; computed directly,
  /// which is exact for integers.
  mutating func convolution() -> Convolution {
    let kernelHeight = integer(in: 1...(integer(below: 4) == 0 ? 7 : 3))
    let kernelWidth = integer(below: 3) == 0 ? integer(in: 1...7) : kernelHeight
    let strideY = integer(in: 1...3)
    let padding = Padding(
      top: integer(below: 4), left: integer(below: 4), bottom: integer(below: 4),
      right: integer(below: 4))
    let window = Window(
      kernelHeight: kernelHeight, kernelWidth: kernelWidth, strideY: strideY,
      strideX: bool() ? strideY : integer(in: 1...3),
      padding: integer(below: 3) == 0 ? .zero : padding,
      dilation: integer(below: 4) == 0 ? 2 : 1)
    // Pictures that hold the window at least once.
    let height = integer(in: 1...11) + window.dilation * (kernelHeight - 1)
    let width = integer(in: 1...11) + window.dilation * (kernelWidth - 1)
    let batch = integer(in: 1...(height * width < 100 ? 5 : 2))
    func count(_ random: inout RandomGenerator) -> Int {
      random.integer(below: 6) == 0 ? random.integer(in: 33...70) : random.integer(in: 1...20)
    }
    switch integer(below: 6) {
    case 0:  // depthwise
      let channels = integer(in: 1...70)
      return Convolution(
        batch: batch, height: height, width: width, channels: channels, filters: channels,
        window: window, groups: channels, algorithm: .direct)
    case 1:  // grouped
      let groups = integer(in: 2...4)
      return Convolution(
        batch: batch, height: height, width: width, channels: groups * integer(in: 1...12),
        filters: groups * integer(in: 1...12), window: window, groups: groups, algorithm: .direct)
    case 2:  // few channels, as in the first layer
      return Convolution(
        batch: batch, height: height, width: width, channels: integer(in: 1...3),
        filters: count(&self), window: window, algorithm: .direct)
    default:
      return Convolution(
        batch: batch, height: height, width: width, channels: count(&self),
        filters: count(&self), window: window, algorithm: .direct)
    }
  }

  /// A convolution by Winograd's algorithm: odd sizes around its tiles of four, uneven padding 0-2, channels
  /// around the widths of vectors and panels, batch 1-3; `automatic` leaves the choice to the rule, with
  /// sizes on both sides of it.
  mutating func winograd(_ algorithm: Convolution.Algorithm = .winograd) -> Convolution {
    let padding = Padding(
      top: integer(below: 3), left: integer(below: 3), bottom: integer(below: 3),
      right: integer(below: 3))
    let (least, most) = algorithm == .automatic ? (12, 26) : (3, 14)
    return Convolution(
      batch: integer(in: 1...3), height: integer(in: least...most),
      width: integer(in: least...most),
      channels: integer(in: 1...40), filters: integer(in: 1...40),
      window: Window(3).padded(by: padding), algorithm: algorithm)
  }
}
