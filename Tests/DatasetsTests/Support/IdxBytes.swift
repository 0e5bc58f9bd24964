/// Bytes of idx files for tests.
enum IdxBytes {
  /// A big-endian number of 32 bits.
  static func number(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
  }

  /// A file of images whose pixels are `pixel(image, position)`.
  static func images(
    count: Int, rows: Int = 3, columns: Int = 2, magic: UInt32 = 0x803,
    pixel: (Int, Int) -> UInt8 = { UInt8(truncatingIfNeeded: $0 &* 31 &+ $1) }
  ) -> [UInt8] {
    let header = [magic, UInt32(count), UInt32(rows), UInt32(columns)].flatMap(number)
    return header + (0..<count).flatMap { n in (0..<rows * columns).map { pixel(n, $0) } }
  }

  /// A file of labels.
  static func labels(_ labels: [UInt8], magic: UInt32 = 0x801) -> [UInt8] {
    number(magic) + number(UInt32(labels.count)) + labels
  }

  /// The bytes as a gzip file with one stored block.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    func little(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var checksum: UInt32 = ~0
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1]
      + little(bytes.count, 2) + little(~bytes.count, 2) + bytes
      + little(Int(~checksum), 4) + little(bytes.count, 4)
  }
}
