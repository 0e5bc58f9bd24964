/// Arabic text as a row of its joined letter forms from left to right, for fonts drawn glyph by glyph.
///
/// Hebrew, whose letters do not join, is turned round too. Every Arabic letter becomes its form in Unicode's block Arabic Presentation Forms-B by whether its neighbours
/// join it; lam with alef becomes one sign; the order is turned round, runs of digits are not.
public enum ArabicShaper {
  /// The isolated form of each letter, and whether it joins the letter after it: then its final, initial and
  /// medial forms follow in that order, else only the final one.
  private static let letters: [UInt32: (isolated: UInt32, joinsNext: Bool)] = [
    0x621: (0xFE80, false), 0x622: (0xFE81, false), 0x623: (0xFE83, false),
    0x624: (0xFE85, false), 0x625: (0xFE87, false), 0x626: (0xFE89, true),
    0x627: (0xFE8D, false), 0x628: (0xFE8F, true), 0x629: (0xFE93, false), 0x62A: (0xFE95, true),
    0x62B: (0xFE99, true), 0x62C: (0xFE9D, true), 0x62D: (0xFEA1, true), 0x62E: (0xFEA5, true),
    0x62F: (0xFEA9, false), 0x630: (0xFEAB, false), 0x631: (0xFEAD, false), 0x632: (0xFEAF, false),
    0x633: (0xFEB1, true), 0x634: (0xFEB5, true), 0x635: (0xFEB9, true), 0x636: (0xFEBD, true),
    0x637: (0xFEC1, true), 0x638: (0xFEC5, true), 0x639: (0xFEC9, true), 0x63A: (0xFECD, true),
    0x641: (0xFED1, true), 0x642: (0xFED5, true), 0x643: (0xFED9, true), 0x644: (0xFEDD, true),
    0x645: (0xFEE1, true), 0x646: (0xFEE5, true), 0x647: (0xFEE9, true), 0x648: (0xFEED, false),
    0x649: (0xFEEF, false), 0x64A: (0xFEF1, true),
  ]

  /// The joined lam and alef, isolated; the final form follows.
  private static let ligatures: [UInt32: UInt32] = [
    0x622: 0xFEF5, 0x623: 0xFEF7, 0x625: 0xFEF9, 0x627: 0xFEFB,
  ]

  /// Hamza stands alone on both sides.
  private static let hamza: UInt32 = 0x621

  /// Whether a text has letters that are written from right to left: Hebrew or Arabic.
  public static func isNeeded(for text: String) -> Bool {
    text.unicodeScalars.contains { (0x590..<0x700).contains($0.value) }
  }

  /// The forms of a text in the order they are drawn.
  public static func shaped(_ text: String) -> String {
    let source = text.unicodeScalars.map(\.value)
    var forms: [UInt32] = []
    var isJoined = false
    var index = 0
    while index < source.count {
      let letter = source[index]
      guard let entry = letters[letter] else {
        forms.append(letter)
        isJoined = false
        index += 1
        continue
      }
      let next = index + 1 < source.count ? source[index + 1] : 0
      if letter == 0x644, let ligature = ligatures[next] {
        forms.append(ligature + (isJoined ? 1 : 0))
        isJoined = false
        index += 2
        continue
      }
      let joinsNext = entry.joinsNext && next != hamza && letters[next] != nil
      let position: UInt32 =
        letter == hamza
        ? 0 : isJoined ? (joinsNext ? 3 : 1) : (joinsNext ? 2 : 0)
      forms.append(entry.isolated + position)
      isJoined = joinsNext
      index += 1
    }
    return visual(forms)
  }

  /// Right to left, with digits and Latin letters kept in their own order.
  private static func visual(_ forms: [UInt32]) -> String {
    var result = String.UnicodeScalarView()
    var end = forms.count
    while end > 0 {
      var start = end - 1
      let isForeign = forms[start] < 0x590 && forms[start] != 0x20
      if isForeign {
        while start > 0, forms[start - 1] < 0x590, forms[start - 1] != 0x20 { start -= 1 }
      }
      for value in forms[start..<end] {
        if let scalar = Unicode.Scalar(value) { result.append(scalar) }
      }
      end = start
    }
    return String(result)
  }
}
