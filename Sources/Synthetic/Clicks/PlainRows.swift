/// Rows of a table in CSV whose cells need no quotes, written a million a second.
struct PlainRows {
  /// What was written so far, in UTF-8.
  private(set) var bytes: [UInt8]

  /// Starts with a header.
  init(_ header: [String]) {
    bytes = Array((header.joined(separator: ",") + "\r\n").utf8)
  }

  /// Starts without one.
  init() { bytes = [] }

  /// Writes a cell.
  mutating func add(_ text: [UInt8]) {
    bytes += text
    bytes.append(UInt8(ascii: ","))
  }

  /// Writes a cell that holds a whole number, which is not negative.
  mutating func add(_ value: Int) {
    addDigits(value, atLeast: 1)
    bytes.append(UInt8(ascii: ","))
  }

  /// Writes a cell that holds a number, which is not negative, with a few decimals.
  mutating func add(_ value: Double, decimals: Int) {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let units = Int((value * Double(scale)).rounded())
    addDigits(units / scale, atLeast: 1)
    bytes.append(UInt8(ascii: "."))
    addDigits(units % scale, atLeast: decimals)
    bytes.append(UInt8(ascii: ","))
  }

  /// Writes a cell that holds a time of a day, after `day` with its `T`: `2025-03-03T14:12:07.250Z`.
  mutating func add(_ day: [UInt8], milliseconds: Int) {
    bytes += day
    addDigits(milliseconds / 3_600_000, atLeast: 2)
    bytes.append(UInt8(ascii: ":"))
    addDigits(milliseconds / 60_000 % 60, atLeast: 2)
    bytes.append(UInt8(ascii: ":"))
    addDigits(milliseconds / 1000 % 60, atLeast: 2)
    bytes.append(UInt8(ascii: "."))
    addDigits(milliseconds % 1000, atLeast: 3)
    bytes.append(UInt8(ascii: "Z"))
    bytes.append(UInt8(ascii: ","))
  }

  /// Ends the row, in place of the comma behind its last cell.
  mutating func endRow() {
    bytes[bytes.count - 1] = 0x0d
    bytes.append(0x0a)
  }

  private mutating func addDigits(_ value: Int, atLeast digits: Int) {
    if value >= 10 || digits > 1 { addDigits(value / 10, atLeast: digits - 1) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
