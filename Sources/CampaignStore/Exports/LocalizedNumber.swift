/// A number in a cell, whose separators may mean two things until the rest of the file tells.
///
/// `1.240` is a thousand and more in Berlin and one and a bit in Boston. Both readings are kept; what
/// only one allows, such as `9 876,54`, decides for the whole file.
struct LocalizedNumber: Hashable {
  /// The value if a point separates decimals; NaN where the cell cannot be read so.
  var point: Double

  /// The value if a comma separates decimals; NaN where the cell cannot be read so.
  var comma: Double

  /// Nothing was there: an empty cell or dashes.
  static let missing = LocalizedNumber(point: .infinity, comma: .infinity)

  /// Whether nothing was there.
  var isMissing: Bool { point == .infinity }

  /// Whether the cell is a number in some reading.
  var isNumber: Bool { !(point.isNaN && comma.isNaN) }

  private init(point: Double, comma: Double) { (self.point, self.comma) = (point, comma) }

  /// Reads a cell.
  ///
  /// Currency signs and codes, blanks of any width between groups and a percent sign are passed over.
  init(_ text: String) {
    var text = text
    let parsed = text.withUTF8 { Self.parse($0) }
    self = parsed
  }

  private static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> LocalizedNumber {
    // Digits with at most one separator are by far the most frequent cells.
    guard (1...16).contains(bytes.count) else {
      return bytes.isEmpty
        ? .missing : parse(scalars: String(decoding: bytes, as: UTF8.self).unicodeScalars)
    }
    var digits = 0
    var separator: (byte: UInt8, place: Int)?
    for (place, byte) in bytes.enumerated() {
      if (0x30...0x39).contains(byte) {
        digits = digits * 10 + Int(byte - 0x30)
      } else if separator == nil, byte == 0x2e || byte == 0x2c, place > 0 {
        separator = (byte, place)
      } else {
        return parse(scalars: String(decoding: bytes, as: UTF8.self).unicodeScalars)
      }
    }
    guard let separator else {
      return LocalizedNumber(point: Double(digits), comma: Double(digits))
    }
    let decimals = bytes.count - separator.place - 1
    // Both are exact, so their quotient is the nearest number to what was written.
    let value = Double(digits) / powersOfTen[decimals]
    let isGroup = decimals == 3 && separator.place <= 3 && bytes[0] != 0x30
    let grouped = isGroup ? Double(digits) : .nan
    return separator.byte == 0x2e
      ? LocalizedNumber(point: value, comma: grouped)
      : LocalizedNumber(point: grouped, comma: value)
  }

  private static let powersOfTen: [Double] = (0...16).map { count in
    (0..<count).reduce(1) { power, _ in power * 10 }
  }

  private static func parse(scalars: String.UnicodeScalarView) -> LocalizedNumber {
    var digits: [UInt8] = []
    var isNegative = false
    var sawSign = false
    var (lettersBefore, lettersAfter) = (0, 0)
    for scalar in scalars {
      switch scalar {
      case "0"..."9", ".", ",":
        // `12A34`, `1E5`.
        if lettersAfter > 0 { return .invalid }
        digits.append(UInt8(scalar.value))
      case " ", "\u{a0}", "\u{202f}", "\u{2009}", "'", "\u{2019}", "%", "\t": break
      case "-", "\u{2212}", "\u{2013}", "\u{2014}":
        if !digits.isEmpty { return .invalid }
        isNegative = true
        sawSign = true
      case "+":
        if !digits.isEmpty || sawSign { return .invalid }
        sawSign = true
      default:
        // A currency: a sign, letters before the number, or a code of three after it. `12K` is neither.
        if scalar.properties.generalCategory == .currencySymbol { break }
        guard ("A"..."Z").contains(scalar) else { return .invalid }
        if digits.isEmpty { lettersBefore += 1 } else { lettersAfter += 1 }
      }
    }
    if digits.isEmpty { return lettersBefore == 0 ? .missing : .invalid }
    guard lettersBefore <= 3, lettersAfter == 0 || lettersAfter == 3 && lettersBefore == 0,
      digits.count <= 40
    else { return .invalid }
    let sign: Double = isNegative ? -1 : 1
    return LocalizedNumber(
      point: sign * value(digits, decimal: UInt8(ascii: "."), group: UInt8(ascii: ",")),
      comma: sign * value(digits, decimal: UInt8(ascii: ","), group: UInt8(ascii: ".")))
  }

  private static let invalid = LocalizedNumber(point: .nan, comma: .nan)

  /// The value in one reading: groups of three digits before at most one decimal separator.
  private static func value(_ digits: [UInt8], decimal: UInt8, group: UInt8) -> Double {
    let parts = digits.split(separator: decimal, omittingEmptySubsequences: false)
    guard parts.count <= 2, !(parts.count == 2 && parts[1].contains(group)) else { return .nan }
    let groups = parts[0].split(separator: group, omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups[0].first != 0x30,
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return .nan }
    }
    var text = Array(groups.joined())
    if parts.count == 2 {
      // `.5` and `5.` are numbers, a lone separator is not.
      guard !text.isEmpty || !parts[1].isEmpty else { return .nan }
      text = (text.isEmpty ? [0x30] : text) + [UInt8(ascii: ".")]
      text += parts[1].isEmpty ? [0x30] : Array(parts[1])
    }
    return Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }

  /// The largest count of one row: a million of them can be added up.
  private static let largestCount = 1e12

  /// A count: whatever the separators, groups of three digits are thousands and decimals must be zero.
  var count: Int? {
    if isMissing { return 0 }
    let whole = [point, comma].filter {
      $0.isFinite && $0 == $0.rounded() && $0.magnitude <= Self.largestCount
    }
    // 1.240 as a count is the reading with thousands, the larger one.
    return whole.max { $0.magnitude < $1.magnitude }.map { Int($0) }
  }
}
