import Images
import Tensors
import Testing

@Suite struct MutationTests {
  #if DEBUG
    private static let rounds = 400
  #else
    private static let rounds = 10_000
  #endif

  @Test(arguments: ImageFormat.allCases)
  func `no change to a file gets past an error or a picture`(format: ImageFormat) throws {
    let files = try #require(Fixtures.kinds[format]).map { try Fixtures.bytes($0) }
    var options = DecodeOptions()
    // Sizes are mutated too; small ones keep the test short.
    options.limits.pixels = 250_000
    var generator = RandomGenerator(seed: 20, stream: UInt64(format.rawValue.utf8.count))
    var decoded = 0
    for round in 0..<Self.rounds {
      let mutated = Self.mutate(files[round % files.count], &generator)
      options.isStrict = round % 7 == 0
      let outcome = Outcome(mutated, options)
      #expect(outcome.isWellFormed, "round \(round)")
      if outcome.image != nil { decoded += 1 }
    }
    // Both ways must have been taken, or the test says nothing.
    #expect(decoded > 0 && decoded < Self.rounds)
  }

  /// One to four changes: a bit, a byte, an extreme value, a run left out, doubled or moved.
  private static func mutate(_ bytes: [UInt8], _ generator: inout RandomGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) where bytes.count > 16 {
      let at = Int.random(in: 0..<bytes.count - 8, using: &generator)
      let run = at..<min(bytes.count, at + Int.random(in: 1...64, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[at] = UInt8.random(in: 0...255, using: &generator)
      case 2: bytes[at] = [0, 1, 0x7f, 0x80, 0xff].randomElement(using: &generator) ?? 0
      case 3: bytes.removeSubrange(run)
      case 4: bytes.insert(contentsOf: Array(bytes[run]), at: at)
      default:
        for index in run { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
      }
    }
    return bytes
  }
}
