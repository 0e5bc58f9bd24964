/// Colours that tell classes apart.
public enum ClassColors {
  /// Far from each other in hue, then in lightness.
  private static let colors: [RGBColor] = [
    0xe6194b, 0x1f9d43, 0x2f6bff, 0xf58231, 0x8e24aa, 0x00acc1, 0xffd600, 0xf032e6, 0x7cb342,
    0x795548, 0x5c6bc0, 0x00897b, 0xff8a80, 0x9e9d24, 0x0d47a1, 0xb71c1c, 0xb388ff, 0x1b5e20,
    0x80deea, 0x616161,
  ].map(RGBColor.init(value:))

  /// The colour of a class by its number; from the twentieth on they come again.
  ///
  /// - Precondition: `index` is not negative.
  public static func color(_ index: Int) -> RGBColor {
    precondition(index >= 0, "a class of number \(index)")
    return colors[index % colors.count]
  }
}

extension RGBColor {
  /// Creates a colour from `0xrrggbb`.
  fileprivate init(value: Int) {
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  /// Black or white, for letters and lines on the colour: white where it contrasts by 3 to 1 as WCAG 2 asks of
  /// signs, `1.05 / (luminance + 0.05) >= 3`, since on red, green and blue it is easier to read than black.
  public var contrasting: RGBColor { luminance > 0.3 ? .black : .white }

  /// WCAG 2's relative luminance, `0.2126 * red + 0.7152 * green + 0.0722 * blue` of linear parts in 0...1, with
  /// `value² * (0.8 + 0.2 * value)` for sRGB's curve, which is at most 0.02 off.
  var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value * value * (0.8 + 0.2 * value)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
