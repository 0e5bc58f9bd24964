/// Tells formats by their first bytes; names and extensions are never trusted.
enum FormatSniffer {
  /// The bytes at the start of a file that tell a format that is decoded.
  static let signatureBytes = 12

  /// The format, or why there is none.
  static func format(of bytes: [UInt8]) throws(ImageError) -> ImageFormat {
    if bytes.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
    if bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
    if bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) { return .webp }
    if bytes.has("GIF87a", at: 0) || bytes.has("GIF89a", at: 0) { return .gif }
    if let known = unsupportedName(of: bytes) {
      throw ImageError(
        .unsupportedFormat, "\(known) is not decoded")
    }
    if bytes.isEmpty { throw ImageError(.truncated, "the file is empty") }
    if isStart(bytes) { throw ImageError(.truncated, "the file ends within its first bytes") }
    throw ImageError(.notAnImage, "not an image: its first bytes are of no known image format")
  }

  /// Whether these few bytes are all a cut left of a known format.
  private static func isStart(_ bytes: [UInt8]) -> Bool {
    let starts: [[UInt8]] = [
      [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], Array("GIF87a".utf8),
      Array("GIF89a".utf8),
    ]
    if starts.contains(where: { $0.starts(with: bytes) }) { return true }
    guard bytes.count < 12 else { return false }
    return Array("RIFF".utf8).starts(with: bytes.prefix(4))
      && (bytes.count <= 8 || Array("WEBP".utf8).starts(with: bytes.dropFirst(8)))
  }

  /// The name of an image format that is recognised only to refuse it clearly.
  private static func unsupportedName(of bytes: [UInt8]) -> String? {
    if bytes.has("BM", at: 0), let size = bytes.little32(14),
      [12, 40, 52, 56, 64, 108, 124].contains(size)
    {
      return "BMP"
    }
    if bytes.has("II*\0", at: 0) || bytes.has("MM\0*", at: 0) { return "TIFF" }
    if bytes.has("%PDF", at: 0) { return "PDF" }
    if bytes.has("8BPS", at: 0) { return "PSD" }
    if bytes.has("ftypavif", at: 4) || bytes.has("ftypavis", at: 4) { return "AVIF" }
    if bytes.has("ftyphei", at: 4) || bytes.has("ftyphev", at: 4) || bytes.has("ftypmif1", at: 4) {
      return "HEIF"
    }
    if bytes.starts(with: [0xff, 0x0a]) || bytes.has("JXL ", at: 4) { return "JPEG XL" }
    if bytes.has("jP  ", at: 4) || bytes.starts(with: [0xff, 0x4f, 0xff, 0x51]) {
      return "JPEG 2000"
    }
    if bytes.starts(with: [0, 0, 1, 0]) { return "ICO" }
    if bytes.has("qoif", at: 0) { return "QOI" }
    if bytes.has("DDS ", at: 0) { return "DDS" }
    if isPortableMap(bytes) { return "PNM" }
    return isSVG(bytes) ? "SVG" : nil
  }

  private static func isPortableMap(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 3, bytes[0] == UInt8(ascii: "P") else { return false }
    return (UInt8(ascii: "1")...UInt8(ascii: "7")).contains(bytes[1])
      && [0x09, 0x0a, 0x0d, 0x20].contains(bytes[2])
  }

  private static func isSVG(_ bytes: [UInt8]) -> Bool {
    guard bytes.prefix(64).contains(UInt8(ascii: "<")) else { return false }
    return String(decoding: bytes.prefix(512), as: UTF8.self).contains("<svg")
  }
}
