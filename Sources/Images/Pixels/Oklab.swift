#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A colour by what the eye tells apart: lightness and two axes of hue, in which equal steps look alike.
///
/// After Ottosson, "A perceptual color space for image processing" (2020); black has the lightness 0, white 1.
struct Oklab: Hashable {
  /// Lightness, green to red, and blue to yellow, and 0.
  var values: SIMD4<Float>

  /// Creates a colour from its values.
  init(_ values: SIMD4<Float>) { self.values = values }

  /// The colour of sRGB channels 0 to 255 in the first lanes.
  init(lanes: SIMD4<Float>) {
    let red = Self.linear(lanes[0] / 255)
    let green = Self.linear(lanes[1] / 255)
    let blue = Self.linear(lanes[2] / 255)
    let long = cbrt(0.412_221_47 * red + 0.536_332_5 * green + 0.051_445_99 * blue)
    let medium = cbrt(0.211_903_5 * red + 0.680_699_5 * green + 0.107_396_96 * blue)
    let short = cbrt(0.088_302_46 * red + 0.281_718_84 * green + 0.629_978_7 * blue)
    values = SIMD4(
      0.210_454_26 * long + 0.793_617_8 * medium - 0.004_072_05 * short,
      1.977_998_5 * long - 2.428_592_2 * medium + 0.450_593_7 * short,
      0.025_904_04 * long + 0.782_771_77 * medium - 0.808_675_77 * short, 0)
  }

  /// The colour of a pixel.
  init(_ color: RGBColor) {
    self.init(lanes: SIMD4(Float(color.red), Float(color.green), Float(color.blue), 0))
  }

  /// The sRGB channels, 0 to 255 in the first lanes; those of a colour that screens lack are clipped.
  var lanes: SIMD4<Float> {
    func cube(_ x: Float) -> Float { x * x * x }
    let (lightness, a, b) = (values[0], values[1], values[2])
    let long = cube(lightness + 0.396_337_78 * a + 0.215_803_76 * b)
    let medium = cube(lightness - 0.105_561_346 * a - 0.063_854_17 * b)
    let short = cube(lightness - 0.089_484_18 * a - 1.291_485_5 * b)
    return SIMD4(
      Self.encoded(4.076_741_7 * long - 3.307_711_6 * medium + 0.230_969_94 * short),
      Self.encoded(-1.268_438 * long + 2.609_757_4 * medium - 0.341_319_4 * short),
      Self.encoded(-0.004_196_086 * long - 0.703_418_6 * medium + 1.707_614_7 * short), 0) * 255
  }

  /// The nearest colour of 8 bits a channel.
  var color: RGBColor {
    let bytes = lanes + 0.5
    return RGBColor(red: UInt8(bytes[0]), green: UInt8(bytes[1]), blue: UInt8(bytes[2]))
  }

  /// How different two colours look: 1 between black and white.
  func distance(to other: Oklab) -> Float {
    let difference = values - other.values
    return (difference * difference).sum().squareRoot()
  }

  /// The linear part of light of a channel in 0...1, after sRGB.
  private static func linear(_ value: Float) -> Float {
    value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  /// The channel of a linear part of light, held in 0...1.
  private static func encoded(_ value: Float) -> Float {
    let value = min(max(value, 0), 1)
    return value <= 0.003_130_8 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055
  }
}
