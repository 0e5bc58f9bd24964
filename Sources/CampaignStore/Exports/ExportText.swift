/// Turns the bytes of an export into UTF-8.
///
/// Spreadsheets save UTF-16 with a byte order mark; Google Ads offers it as "CSV for Excel".
enum ExportText {
  /// The text in UTF-8, without a byte order mark; `nil` for UTF-16 with half a character.
  ///
  /// UTF-16 without a mark is told by the zero bytes that Latin letters have in it.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return Array(bytes.dropFirst(3)) }
    if bytes.starts(with: [0xff, 0xfe]) { return utf8(utf16: bytes.dropFirst(2), isBig: false) }
    if bytes.starts(with: [0xfe, 0xff]) { return utf8(utf16: bytes.dropFirst(2), isBig: true) }
    let start = bytes.prefix(64)
    guard start.count >= 4, start.contains(0) else { return bytes }
    let odd = start.indices.count { !$0.isMultiple(of: 2) && start[$0] == 0 }
    let even = start.indices.count { $0.isMultiple(of: 2) && start[$0] == 0 }
    guard max(odd, even) >= start.count / 4, min(odd, even) == 0 else { return bytes }
    return utf8(utf16: bytes[...], isBig: even > odd)
  }

  private static func utf8(utf16 bytes: ArraySlice<UInt8>, isBig: Bool) -> [UInt8]? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).lazy.map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isBig ? first << 8 | second : second << 8 | first
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    let hasError = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
    ) { text.append($0) }
    return hasError ? nil : text
  }
}
