/// Fixed-width fields of a file; `nil` beyond its end, whatever offset the file asked for.
extension [UInt8] {
  /// The big-endian 16-bit field at `offset`.
  func big16(_ offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 2 else { return nil }
    return Int(self[offset]) << 8 | Int(self[offset + 1])
  }

  /// The little-endian 16-bit field at `offset`.
  func little16(_ offset: Int) -> Int? { big16(offset).map { ($0 & 0xff) << 8 | $0 >> 8 } }

  /// The big-endian 32-bit field at `offset`.
  func big32(_ offset: Int) -> Int? {
    guard let high = big16(offset), let low = big16(offset + 2) else { return nil }
    return high << 16 | low
  }

  /// The little-endian 32-bit field at `offset`.
  func little32(_ offset: Int) -> Int? {
    guard let low = little16(offset), let high = little16(offset + 2) else { return nil }
    return high << 16 | low
  }

  /// The little-endian 24-bit field at `offset`.
  func little24(_ offset: Int) -> Int? {
    guard offset >= 0, offset <= count - 3 else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8 | Int(self[offset + 2]) << 16
  }

  /// Whether the ASCII `tag` stands at `offset`.
  func has(_ tag: StaticString, at offset: Int) -> Bool {
    guard offset >= 0, offset <= count - tag.utf8CodeUnitCount else { return false }
    return tag.withUTF8Buffer { self[offset..<offset + $0.count].elementsEqual($0) }
  }
}
