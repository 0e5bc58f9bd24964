/// Reads tables in CSV (RFC 4180) row by row.
///
/// A UTF-8 byte order mark is skipped, lines end in LF, CRLF or CR, empty lines are skipped, and
/// the delimiter (comma, semicolon or tab) is the most frequent one of the first line.
///
///     var reader = CSVReader(bytes)
///     while let row = try reader.next() { … }
public struct CSVReader: Sendable {
  /// The text.
  private let bytes: [UInt8]

  /// The next byte to read.
  private var position: Int

  /// The line the next byte is in, from 1.
  private var currentLine = 1

  /// What separates the cells.
  public let delimiter: UInt8

  /// The line the last row began in, from 1.
  public private(set) var line = 0

  /// Whether the `'` that `CSVWriter` puts before formulas is taken away again.
  private let removesFormulaGuard: Bool

  /// Starts at the first row.
  ///
  /// - Parameters:
  ///   - bytes: the whole table.
  ///   - delimiter: what separates the cells; by default the first line tells.
  ///   - removesFormulaGuard: whether the table was written by `CSVWriter`, whose `'` before texts
  ///     that look like formulas is to be taken away.
  public init(_ bytes: [UInt8], delimiter: UInt8? = nil, removesFormulaGuard: Bool = false) {
    self.bytes = bytes
    position = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    self.delimiter = delimiter ?? Self.delimiter(of: bytes)
    self.removesFormulaGuard = removesFormulaGuard
  }

  /// The cells of the next row, or `nil` after the last.
  public mutating func next() throws(CSVError) -> [String]? {
    while position < bytes.count, isLineEnd(bytes[position]) { skipLineEnd() }
    guard position < bytes.count else { return nil }
    line = currentLine
    var row = [try cell()]
    while position < bytes.count, bytes[position] == delimiter {
      position += 1
      row.append(try cell())
    }
    if position < bytes.count { skipLineEnd() }
    return row
  }

  /// The cell at the position, which then stands at a delimiter, a line end or the end.
  private mutating func cell() throws(CSVError) -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
        position += 1
      }
      return try text(bytes[start..<position])
    }
    let firstLine = currentLine
    var contents: [UInt8] = []
    position += 1
    while true {
      guard position < bytes.count else { throw .unterminatedQuote(line: firstLine) }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == byte else { break }
        position += 1
      } else if byte == 0x0a || (byte == 0x0d && !isNext(0x0a)) {
        currentLine += 1
      }
      contents.append(byte)
    }
    if position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
      throw .textAfterQuote(line: currentLine)
    }
    return try text(contents[...])
  }

  private func text(_ contents: ArraySlice<UInt8>) throws(CSVError) -> String {
    guard let text = String(validating: contents, as: UTF8.self) else {
      throw .notUTF8(line: line)
    }
    return removesFormulaGuard ? CSVWriter.unguarded(text) : text
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0a || byte == 0x0d }

  private func isNext(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

  private mutating func skipLineEnd() {
    let byte = bytes[position]
    position += 1
    if byte == 0x0d, isNext(0x0a) { position += 1 }
    currentLine += 1
  }

  /// The most frequent candidate of the first line, outside quotes.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0a || byte == 0x0d { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    return candidates[best]
  }
}
