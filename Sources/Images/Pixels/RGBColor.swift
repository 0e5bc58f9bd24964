/// An opaque colour, 8 bits a channel.
public struct RGBColor: Hashable, Sendable {
  /// The red part, 0 to 255.
  public let red: UInt8

  /// The green part, 0 to 255.
  public let green: UInt8

  /// The blue part, 0 to 255.
  public let blue: UInt8

  /// Creates a colour from its parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Creates a colour from `#rrggbb` or `rrggbb`; `nil` when the text is not that.
  public init?(hex: String) {
    let digits = hex.hasPrefix("#") ? hex.dropFirst() : hex[...]
    guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  /// The colour as `#rrggbb`.
  public var hex: String {
    let value = UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    let digits = String(value, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// Paper white, the default matte.
  public static let white = RGBColor(red: 255, green: 255, blue: 255)

  /// Black.
  public static let black = RGBColor(red: 0, green: 0, blue: 0)
}
