/// An opaque colour, each part 0 to 1.
struct Color: Hashable, Sendable {
  var red: Float
  var green: Float
  var blue: Float

  init(_ red: Float, _ green: Float, _ blue: Float) {
    self.red = min(max(red, 0), 1)
    self.green = min(max(green, 0), 1)
    self.blue = min(max(blue, 0), 1)
  }

  /// From `0xRRGGBB`.
  init(hex: UInt32) {
    self.init(
      Float(hex >> 16 & 255) / 255, Float(hex >> 8 & 255) / 255, Float(hex & 255) / 255)
  }

  /// From hue in turns, saturation and value, each 0 to 1.
  init(hue: Float, saturation: Float, value: Float) {
    let h = (hue - hue.rounded(.down)) * 6
    func part(_ n: Float) -> Float {
      let k = (n + h).truncatingRemainder(dividingBy: 6)
      return value - value * saturation * max(0, min(k, 4 - k, 1))
    }
    self.init(part(5), part(3), part(1))
  }

  static let white = Color(1, 1, 1)
  static let black = Color(0, 0, 0)

  static func grey(_ value: Float) -> Color { Color(value, value, value) }

  /// As the canvas stores it: red in the lowest byte.
  var packed: UInt32 {
    func byte(_ value: Float) -> UInt32 { UInt32(value * 255 + 0.5) }
    return byte(red) | byte(green) << 8 | byte(blue) << 16 | 0xFF00_0000
  }

  init(packed: UInt32) {
    self.init(
      Float(packed & 255) / 255, Float(packed >> 8 & 255) / 255, Float(packed >> 16 & 255) / 255)
  }

  /// The colour `share` of the way to another.
  func mixed(_ other: Color, _ share: Float) -> Color {
    Color(
      red + (other.red - red) * share, green + (other.green - green) * share,
      blue + (other.blue - blue) * share)
  }

  func lighter(_ share: Float) -> Color { mixed(.white, share) }
  func darker(_ share: Float) -> Color { mixed(.black, share) }

  /// The relative luminance of WCAG 2.1, 0 to 1, with a power of 2.2 for the transfer curve.
  var luminance: Float {
    func linear(_ v: Float) -> Float { v * v * (0.8 + 0.2 * v) }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio of WCAG 2.1, 1 to 21.
  func contrast(_ other: Color) -> Float {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The one of some colours that stands out most.
  func mostReadable(_ candidates: [Color]) -> Color {
    candidates.max { contrast($0) < contrast($1) } ?? .black
  }
}
