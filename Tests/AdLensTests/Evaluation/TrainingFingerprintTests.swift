import AdLens
import Testing

@Suite struct TrainingFingerprintTests {
  private let hashes = (0..<50).map { SHA256.hex(of: [UInt8($0)]) }

  @Test func `it knows the images it was made of and no others`() {
    let fingerprint = TrainingFingerprint(sha256: hashes.prefix(30) + hashes.prefix(2))
    #expect(fingerprint.count == 30)
    #expect(hashes.prefix(30).allSatisfy(fingerprint.contains))
    #expect(!hashes.suffix(20).contains(where: fingerprint.contains))
  }

  @Test func `it survives the text of a model file, ten letters for each image`() {
    let fingerprint = TrainingFingerprint(sha256: hashes)
    #expect(fingerprint.text.utf8.count == 500)
    #expect(TrainingFingerprint(text: fingerprint.text) == fingerprint)
    #expect(TrainingFingerprint(text: "")?.count == 0)
  }

  @Test func `the order of the images makes no difference`() {
    #expect(
      TrainingFingerprint(sha256: hashes) == TrainingFingerprint(sha256: hashes.reversed()))
  }

  @Test(arguments: ["abc", "ghijklmnop", "+123456789", "0123456789a"])
  func `another text is refused`(text: String) {
    #expect(TrainingFingerprint(text: text) == nil)
  }
}
