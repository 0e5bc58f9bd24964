/// Writes tables in CSV (RFC 4180: CRLF line ends, quotes doubled) that open safely in a
/// spreadsheet.
///
/// A text that starts with `=`, `+`, `-`, `@`, a tab, a line end or NUL would run as a formula
/// there, so it gets a leading `'`. A text that already starts with `'` before such a character
/// gets one more, so that taking one away always gives the text back.
public struct CSVWriter: Sendable {
  /// What was written so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Whether texts that look like formulas get a leading `'`.
  private let guardsFormulas: Bool

  /// Starts an empty table.
  ///
  /// - Parameters:
  ///   - header: the names of the columns.
  ///   - guardsFormulas: whether texts that look like formulas get a leading `'`.
  public init(header: [String] = [], guardsFormulas: Bool = true) {
    self.guardsFormulas = guardsFormulas
    if !header.isEmpty { append(header.map(CSVCell.text)) }
  }

  /// What was written so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a row.
  public mutating func append(_ row: [CSVCell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): append(text, isOnly: row.count == 1)
      case .integer(let value): bytes += String(value).utf8
      case .number(let value): if value.isFinite { bytes += value.description.utf8 }
      case .formatted(let text): bytes += text.utf8
      case .empty: break
      }
    }
    bytes += [0x0d, 0x0a]
  }

  private mutating func append(_ text: String, isOnly: Bool) {
    let isGuarded = guardsFormulas && Self.needsGuard(text)
    // A lone empty cell must differ from an empty line, and a blank at an edge must survive.
    let isQuoted =
      text.utf8.contains(where: Self.isSpecial) || (isOnly && text.isEmpty)
      || text.utf8.first == 0x20 || text.utf8.last == 0x20
    if isQuoted { bytes.append(UInt8(ascii: "\"")) }
    if isGuarded { bytes.append(UInt8(ascii: "'")) }
    if isQuoted {
      for byte in text.utf8 {
        bytes.append(byte)
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      }
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes += text.utf8
    }
  }

  /// Whether a byte stands for itself in quotes only.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0a, 0x0d, UInt8(ascii: "\""), UInt8(ascii: ","): true
    default: false
    }
  }

  /// Whether a text starts like a formula, once leading `'` are taken away.
  private static func needsGuard(_ text: String) -> Bool {
    switch text.utf8.first(where: { $0 != UInt8(ascii: "'") }) {
    case 0, 0x09, 0x0a, 0x0d, UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "@"):
      true
    default: false
    }
  }

  /// The text that was written, once its guard is taken away.
  static func unguarded(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "'") && needsGuard(text)
      ? String(text.unicodeScalars.dropFirst()) : text
  }
}
