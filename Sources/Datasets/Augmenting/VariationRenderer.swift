import Images
import Tensors

/// Renders varied images straight into a batch: one bilinear resampling, then colour, then
/// normalisation.
///
/// Bytes of `[height, width, channels]` go in, normalised floats of the same shape come out. What
/// lies outside the image is the matte, which letterboxed images are already framed with. Used by
/// one thread at a time; nothing is allocated after `init`.
///
/// Legend: `x`, `y` output pixel; `u`, `v` its place in the framed source; `c` channel.
///
/// A source may have another size than the output, with no more pixels; both have their centres in common.
final class VariationRenderer {
  private let width: Int
  private let height: Int
  private let channels: Int

  /// `value * scale + offset` normalises a byte value of a channel.
  private let scale: SIMD4<Float>
  private let offset: SIMD4<Float>

  private let matte: SIMD4<Float>

  /// The source in a frame of matte one pixel wide, which keeps branches out of the loops below.
  ///
  /// A pixel is (red, green, blue, grey) in colour and one float in grey.
  private let frame: Arena

  /// The size of the source that the frame was last made for.
  private var source: PictureSize

  /// The weights of red, green and blue in grey (ITU-R BT.601).
  private static let greyWeights = SIMD4<Float>(0.299, 0.587, 0.114, 0)

  /// Creates a renderer for images that were prepared so.
  init(_ preprocessing: Preprocessing) {
    width = preprocessing.width
    height = preprocessing.height
    channels = preprocessing.channels
    scale = Self.lanes(preprocessing.scales)
    offset = Self.lanes(preprocessing.offsets)
    let color = preprocessing.matte
    var matte = SIMD4(Float(color.red), Float(color.green), Float(color.blue), 0)
    matte.w = (matte * Self.greyWeights).sum()
    self.matte = channels == 3 ? matte : SIMD4(repeating: matte.w)
    source = preprocessing.size
    // `(w + 2) * (h + 2)` for a source of no more pixels, whose sides are together at most twice as long.
    let pixels = width * height + 4 * (width + height) + 4
    frame = Arena(count: pixels * (channels == 3 ? 4 : 1))
    fillFrame()
  }

  private static func lanes(_ values: [Float]) -> SIMD4<Float> {
    var lanes = SIMD4<Float>()
    for (index, value) in values.enumerated() { lanes[index] = value }
    return lanes
  }

  /// Puts the matte around the source.
  private func fillFrame() {
    let (stride, rows) = (source.width + 2, source.height + 2)
    for x in 0..<stride {
      setMatte(x)
      setMatte((rows - 1) * stride + x)
    }
    for y in 1..<rows - 1 {
      setMatte(y * stride)
      setMatte(y * stride + stride - 1)
    }
  }

  private func setMatte(_ pixel: Int) {
    guard channels == 3 else {
      frame.view[pixel] = matte.x
      return
    }
    for lane in 0..<4 { frame.view[pixel * 4 + lane] = matte[lane] }
  }

  /// Renders `bytes` varied by `variation` into `output`.
  ///
  /// - Parameters:
  ///   - size: the size of the source; that of the output by default.
  ///   - region: the part of the output that is written; all of it by default.
  func render(
    _ bytes: UnsafeBufferPointer<UInt8>, size: PictureSize? = nil, _ variation: Variation,
    in region: Variation.Rectangle? = nil, into output: MutableFloatView
  ) {
    let region = region ?? Variation.Rectangle(x: 0, y: 0, width: width, height: height)
    let size = size ?? PictureSize(width: width, height: height)
    precondition(
      output.count == width * height * channels
        && bytes.count == size.width * size.height * channels
        && size.width * size.height <= width * height
        && size.width + size.height <= 2 * (width + height),
      "\(bytes.count) bytes of \(size) to \(output.count) floats of \(height)x\(width)x\(channels)")
    if size != source {
      source = size
      fillFrame()
    }
    guard let pixels = bytes.baseAddress else { return }
    if channels == 3 {
      let mean = loadColor(pixels)
      renderColor(variation, mean, region, output.base)
    } else {
      let mean = loadGrey(pixels)
      renderGrey(variation, mean, region, output.base)
    }
    if let erased = variation.erased { erase(erased, output) }
  }

  /// Sets a rectangle to zero, which is the mean colour once normalised.
  private func erase(_ area: Variation.Rectangle, _ output: MutableFloatView) {
    for y in area.y..<area.y + area.height {
      output.slice((y * width + area.x) * channels, area.width * channels).fill(0)
    }
  }

  /// Puts a colour image into the frame and returns its mean grey.
  private func loadColor(_ pixels: UnsafePointer<UInt8>) -> Float {
    var total: Float = 0
    var bytes = pixels
    // unsafe: the frame is rebound to whole pixels; it has room for exactly these.
    frame.view.base.withMemoryRebound(
      to: SIMD4<Float>.self, capacity: (source.width + 2) * (source.height + 2)
    ) { frame in
      for y in 0..<source.height {
        let row = frame + ((y &+ 1) &* (source.width &+ 2) &+ 1)
        var sum: Float = 0
        for x in 0..<source.width {
          let red = Float(bytes[0])
          let green = Float(bytes[1])
          let blue = Float(bytes[2])
          let grey = red * 0.299 + green * 0.587 + blue * 0.114
          row[x] = SIMD4(red, green, blue, grey)
          sum += grey
          bytes += 3
        }
        total += sum
      }
    }
    return total / Float(source.width * source.height)
  }

  /// Puts a grey image into the frame and returns its mean.
  private func loadGrey(_ pixels: UnsafePointer<UInt8>) -> Float {
    var total = 0
    for y in 0..<source.height {
      let row = frame.view.base + ((y &+ 1) &* (source.width &+ 2) &+ 1)
      let bytes = pixels + y &* source.width
      for x in 0..<source.width {
        row[x] = Float(bytes[x])
        total &+= Int(bytes[x])
      }
    }
    return Float(total) / Float(source.width * source.height)
  }

  /// With `gain` = brightness · contrast and `k` what keeps the mean grey in place,
  /// `output = gain · (saturation · value + (1 - saturation) · grey) + k`, clamped to 0...255.
  private func renderColor(
    _ variation: Variation, _ mean: Float, _ region: Variation.Rectangle,
    _ output: UnsafeMutablePointer<Float>
  ) {
    let gain = variation.brightness * variation.contrast
    let ownPart = gain * variation.saturation
    let greyPart = gain - ownPart
    let constant = (1 - variation.contrast) * variation.brightness * mean
    // For any value v, |v| - |v - 255| + 255 is twice v clamped to 0...255: no branch for a lane.
    let white = SIMD4<Float>(repeating: 255)
    let (halfScale, centre) = (scale * 0.5, offset + scale * 127.5)
    let (stride, columns) = (source.width &+ 2, region.width)
    let outputSize = PictureSize(width: width, height: height)
    let capacity = stride * (source.height + 2)
    frame.view.base.withMemoryRebound(to: SIMD4<Float>.self, capacity: capacity) { frame in
      for y in region.y..<region.y + region.height {
        var target = UnsafeMutableRawPointer(output + (y &* width &+ region.x) &* 3)
        var walk = Walk(variation.placement, x: region.x, y: y, output: outputSize, source: source)
        for x in 0..<columns {
          let (column, row, right, below) = walk.next()
          let tap = frame + (row &* stride &+ column)
          let upper = tap[0] + (tap[1] - tap[0]) * right
          let lower = tap[stride] + (tap[stride &+ 1] - tap[stride]) * right
          let value = upper + (lower - upper) * below
          let color = value * ownPart + (value.w * greyPart + constant)
          let result = (color.magnitudes - (color - white).magnitudes) * halfScale + centre
          if x &+ 1 < columns {
            // The fourth lane is overwritten by the next pixel.
            target.storeBytes(of: result, as: SIMD4<Float>.self)
          } else {
            target.storeBytes(of: result.x, as: Float.self)
            target.storeBytes(of: result.y, toByteOffset: 4, as: Float.self)
            target.storeBytes(of: result.z, toByteOffset: 8, as: Float.self)
          }
          target += 12
        }
      }
    }
  }

  /// `output = gain · value + k`, clamped to 0...255.
  private func renderGrey(
    _ variation: Variation, _ mean: Float, _ region: Variation.Rectangle,
    _ output: UnsafeMutablePointer<Float>
  ) {
    let gain = variation.brightness * variation.contrast
    let constant = (1 - variation.contrast) * variation.brightness * mean
    let (scale, offset, stride) = (scale.x, offset.x, source.width &+ 2)
    let outputSize = PictureSize(width: width, height: height)
    let frame = frame.view.base
    for y in region.y..<region.y + region.height {
      var target = output + (y &* width &+ region.x)
      var walk = Walk(variation.placement, x: region.x, y: y, output: outputSize, source: source)
      for _ in 0..<region.width {
        let (column, row, right, below) = walk.next()
        let tap = frame + (row &* stride &+ column)
        let upper = tap[0] + (tap[1] - tap[0]) * right
        let lower = tap[stride] + (tap[stride &+ 1] - tap[stride]) * right
        let value = upper + (lower - upper) * below
        target.pointee = min(max(value * gain + constant, 0), 255) * scale + offset
        target += 1
      }
    }
  }
}

extension SIMD4<Float> {
  /// The lanes without their signs.
  fileprivate var magnitudes: SIMD4<Float> {
    unsafeBitCast(
      unsafeBitCast(self, to: SIMD4<UInt32>.self) & 0x7FFF_FFFF, to: SIMD4<Float>.self)
  }
}
