/// Builds PNG files from nothing, for tests that need hostile ones.
enum PNGFile {
  /// A file of 8-bit RGB whose image data unpacks to `raw`: for each row a filter byte and the
  /// pixels, and whatever a hostile file has behind the last row.
  static func bytes(width: UInt32, height: UInt32, raw: [UInt8]) -> [UInt8] {
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
      + chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
      + chunk("IDAT", stored(raw)) + chunk("IEND", [])
  }

  private static func chunk(_ tag: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(tag.utf8) + content
    return big(UInt32(content.count)) + body + big(checksum(body))
  }

  /// The bytes as zlib data that is not compressed, in blocks of at most 65,535.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var data: [UInt8] = [0x78, 0x01]
    var (low, high): (UInt32, UInt32) = (1, 0)
    for start in stride(from: 0, to: bytes.count, by: 65_535) {
      let block = bytes[start..<min(start + 65_535, bytes.count)]
      let count = UInt16(block.count)
      data.append(block.endIndex == bytes.count ? 1 : 0)
      for field in [count, ~count] { data += [UInt8(field & 255), UInt8(field >> 8)] }
      data += block
      for byte in block {
        low = (low + UInt32(byte)) % 65_521
        high = (high + low) % 65_521
      }
    }
    return data + big(high << 16 | low)
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var checksum: UInt32 = ~0
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xedb8_8320 : 0) }
    }
    return ~checksum
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }
}
