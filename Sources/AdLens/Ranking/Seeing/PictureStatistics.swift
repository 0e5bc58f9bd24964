#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Colours and contrasts of a picture and of parts of it, from a sample of its pixels.
struct PictureStatistics {
  private let image: Image
  /// Every so many columns and rows a pixel is looked at.
  private let step: Int

  /// About as many pixels are looked at in a whole picture.
  private static let sampleCount = 60_000

  init(_ image: Image) {
    self.image = image
    let pixels = Double(image.width * image.height)
    step = max(1, Int((pixels / Double(Self.sampleCount)).squareRoot().rounded()))
  }

  /// What the whole picture looks like; each 0 to 1.
  struct Whole {
    /// The colourful pixels between magenta-red and yellow, weighted by how colourful they are, as a share of
    /// all such; 0 without any.
    var warmth = 0.0
    /// The mean of luma.
    var brightness = 0.0
    /// The standard deviation of luma.
    var contrast = 0.0
    /// The mean chroma.
    var chroma = 0.0
    /// The share of neighbouring pixels whose luma differs by more than a tenth.
    var edges = 0.0
    /// The share of pixels in the most frequent of 64 colours.
    var flatness = 0.0
  }

  func whole() -> Whole {
    var (warm, colourful, chromas) = (0.0, 0.0, 0.0)
    var (luma, squares, edges, count) = (0.0, 0.0, 0.0, 0.0)
    var histogram = [Double](repeating: 0, count: 64)
    image.pixels.withUnsafeBufferPointer { pixels in
      for y in Swift.stride(from: step / 2, to: image.height, by: step) {
        var before = -1.0
        for x in Swift.stride(from: step / 2, to: image.width, by: step) {
          let base = (y * image.width + x) * 3
          let (red, green, blue) = (pixels[base], pixels[base + 1], pixels[base + 2])
          let high = Double(max(red, green, blue)) / 255
          let chroma = high - Double(min(red, green, blue)) / 255
          let value = Self.luma(red, green, blue)
          chromas += chroma
          if chroma > 0.12 {
            colourful += chroma
            let reddish = Double(green) / 255 >= Double(blue) / 255 - 0.25 * chroma
            if Double(red) / 255 == high, reddish { warm += chroma }
          }
          luma += value
          squares += value * value
          if before >= 0, abs(value - before) > 0.1 { edges += 1 }
          before = value
          histogram[Int(red >> 6) * 16 + Int(green >> 6) * 4 + Int(blue >> 6)] += 1
          count += 1
        }
      }
    }
    let mean = luma / count
    return Whole(
      warmth: colourful > 0 ? warm / colourful : 0, brightness: mean,
      contrast: max(squares / count - mean * mean, 0).squareRoot(), chroma: chromas / count,
      edges: edges / count, flatness: (histogram.max() ?? 0) / count)
  }

  /// How a part stands out.
  struct Part {
    /// The contrast of what it is to what is around it, 0 to 1: of its ground, or where that is the same inside and
    /// outside, as with outlined buttons, of what is drawn on it.
    var outer = 0.0
    /// The contrast of what is drawn on its ground to this, 0 to 1.
    var inner = 0.0
    /// The mean chroma inside, 0 to 1.
    var chroma = 0.0
  }

  /// Looks at a box and at a frame around it.
  func part(left: Double, top: Double, right: Double, bottom: Double) -> Part {
    let (width, height) = (Double(image.width), Double(image.height))
    let reach = max(2, 0.15 * min(right - left, bottom - top))
    let inside = sample(
      max(0, left), max(0, top), min(width, right), min(height, bottom), except: nil)
    let around = sample(
      max(0, left - reach), max(0, top - reach), min(width, right + reach),
      min(height, bottom + reach), except: (left, top, right, bottom))
    guard inside.count > 0 else { return Part() }
    // What is drawn on a ground is the light or dark that lies farther from it.
    let ground = inside.lightness.share(0.5)
    let (dark, light) = (inside.lightness.share(0.02), inside.lightness.share(0.98))
    let inner = Self.contrast(ground, ground - dark > light - ground ? dark : light)
    var outer = 0.0
    if around.count > 0 {
      let isSameGround = zip(inside.channels, around.channels).allSatisfy {
        abs($0.share(0.5) - $1.share(0.5)) < Self.sameColor
      }
      outer =
        isSameGround
        ? inner : Self.contrast(ground, around.lightness.share(0.5))
    }
    return Part(outer: outer, inner: inner, chroma: inside.chroma / Double(inside.count))
  }

  /// Grounds whose red, green and blue differ by less are the same.
  private static let sameColor = 0.06

  /// How often each of 256 values occurs.
  private struct Histogram {
    var bins = [Int](repeating: 0, count: 256)

    /// The value, 0 to 1, that a share of the pixels does not exceed.
    func share(_ share: Double) -> Double {
      var left = Int(share * Double(bins.reduce(0, +) - 1))
      for (bin, number) in bins.enumerated() {
        left -= number
        if left < 0 { return Double(bin) / 255 }
      }
      return 1
    }
  }

  /// The pixels of a part.
  private struct Sample {
    var lightness = Histogram()
    var channels = [Histogram](repeating: Histogram(), count: 3)
    var count = 0
    var chroma = 0.0
  }

  private func sample(
    _ left: Double, _ top: Double, _ right: Double, _ bottom: Double,
    except hole: (left: Double, top: Double, right: Double, bottom: Double)?
  ) -> Sample {
    var sample = Sample()
    let (x0, x1) = (Int(left), min(Int(right.rounded(.up)), image.width))
    let (y0, y1) = (Int(top), min(Int(bottom.rounded(.up)), image.height))
    guard x1 > x0, y1 > y0 else { return sample }
    let step = max(1, Int((Double((x1 - x0) * (y1 - y0)) / Double(Self.partCount)).squareRoot()))
    image.pixels.withUnsafeBufferPointer { pixels in
      for y in Swift.stride(from: y0, to: y1, by: step) {
        for x in Swift.stride(from: x0, to: x1, by: step) {
          if let hole, Double(x) >= hole.left, Double(x) < hole.right, Double(y) >= hole.top,
            Double(y) < hole.bottom
          {
            continue
          }
          let base = (y * image.width + x) * 3
          let (red, green, blue) = (pixels[base], pixels[base + 1], pixels[base + 2])
          sample.lightness.bins[Self.lightness(red, green, blue)] += 1
          sample.channels[0].bins[Int(red)] += 1
          sample.channels[1].bins[Int(green)] += 1
          sample.channels[2].bins[Int(blue)] += 1
          sample.count += 1
          sample.chroma += Double(max(red, green, blue) - min(red, green, blue)) / 255
        }
      }
    }
    return sample
  }

  /// About as many pixels are looked at in a part.
  private static let partCount = 4000

  /// Luma as in Recommendation 709, 0 to 1.
  private static func luma(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Double {
    (0.2126 * Double(red) + 0.7152 * Double(green) + 0.0722 * Double(blue)) / 255
  }

  private static let gamma = 2.2

  /// The light of each value of a channel.
  private static let linear = (0..<256).map { pow(Double($0) / 255, gamma) }

  /// The relative luminance of WCAG 2, brought back to the scale of the channels, 0 to 255.
  private static func lightness(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
    let luminance =
      0.2126 * linear[Int(red)] + 0.7152 * linear[Int(green)] + 0.0722 * linear[Int(blue)]
    return lightnesses[Int(luminance * Double(lightnesses.count - 1))]
  }

  /// The lightness of luminances in steps of a 4096th.
  private static let lightnesses = (0...4096).map { step in
    Int((pow(Double(step) / 4096, 1 / gamma) * 255).rounded())
  }

  /// The contrast ratio of WCAG 2 between two lightnesses, 1 to 21, as 0 to 1 where a ratio of 7 and more is 1.
  private static func contrast(_ first: Double, _ second: Double) -> Double {
    let (light, dark) = (pow(max(first, second), gamma), pow(min(first, second), gamma))
    return min(1, max(0, ((light + 0.05) / (dark + 0.05) - 1) / 6))
  }
}
