import FileFormats
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4 and NIST's example messages.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `published digests`(message: String, digest: String) {
    #expect(SHA256.hex(of: message.utf8) == digest)
  }

  @Test func `a long message`() {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA256.hex(of: message)
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `pieces of any length give the digest of the whole`() {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for length in [0, 1, 55, 56, 63, 64, 65, 119, 120, 127, 128, 129, 300] {
      let whole = SHA256.hex(of: message.prefix(length))
      for piece in [1, 7, 63, 64, 65] {
        var digest = SHA256()
        for start in stride(from: 0, to: length, by: piece) {
          digest.update(message[start..<min(start + piece, length)])
        }
        #expect(hexadecimal(digest.finalized()) == whole)
        #expect(hexadecimal(digest.finalized()) == whole, "finalizing must not end the message")
      }
    }
  }

  @Test func `a sequence without contiguous bytes is taken too`() {
    #expect(SHA256.hex(of: "abc".utf8.lazy.map { $0 }) == SHA256.hex(of: [0x61, 0x62, 0x63]))
  }
}
