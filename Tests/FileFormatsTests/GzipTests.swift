import FileFormats
import Testing

@Suite struct GzipTests {
  /// "hello, hello, hello" as gzip packs it.
  static let member: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xd7,
    0x51, 0xc8, 0x40, 0xa2, 0x00, 0x9f, 0xa1, 0xca, 0x09, 0x13, 0x00, 0x00, 0x00,
  ]

  private let text = Array("hello, hello, hello".utf8)

  @Test func `members are unpacked one after the other, zeros at the end are padding`() throws {
    #expect(try Gzip.inflate(Self.member, limit: 100) == text)
    #expect(try Gzip.inflate(Self.member + Self.member, limit: 100) == text + text)
    #expect(try Gzip.inflate(Self.member + [0, 0, 0], limit: 100) == text)
  }

  @Test func `many tiny members are unpacked like few`() throws {
    let count = 1_000
    let file = [UInt8]((0..<count).map { _ in Self.member }.joined())
    let unpacked = try Gzip.inflate(file, limit: count * text.count)
    #expect(unpacked == [UInt8]((0..<count).map { _ in text }.joined()))
    #expect(throws: GzipError.tooLarge(limit: count * text.count - 1)) {
      try Gzip.inflate(file, limit: count * text.count - 1)
    }
  }

  @Test func `what is not whole gzip is refused`() {
    #expect(throws: GzipError.notGzip) { try Gzip.inflate([], limit: 10) }
    #expect(throws: GzipError.notGzip) { try Gzip.inflate([1, 2, 3], limit: 10) }
    #expect(throws: GzipError.trailingBytes(count: 2)) {
      try Gzip.inflate(Self.member + [1, 2], limit: 100)
    }
    for end in 2..<Self.member.count {
      #expect(throws: GzipError.truncated) {
        try Gzip.inflate(Array(Self.member[..<end]), limit: 100)
      }
    }
  }

  @Test func `a changed byte of data or checksum is noticed`() {
    // The ten bytes of the header may hold a time or a system.
    for index in Self.member.indices.dropFirst(10) {
      var changed = Self.member
      changed[index] ^= 0x10
      #expect(throws: GzipError.self) { try Gzip.inflate(changed, limit: 100) }
    }
  }

  @Test func `unpacking stops at the limit`() {
    #expect(throws: GzipError.tooLarge(limit: 18)) { try Gzip.inflate(Self.member, limit: 18) }
    #expect(throws: Never.self) { try Gzip.inflate(Self.member, limit: 19) }
  }
}
