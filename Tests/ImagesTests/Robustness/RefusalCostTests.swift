import Images
import TestSupport
import Testing

/// What a hostile file may cost before it is refused.
@Suite struct RefusalCostTests {
  /// One file of each kind that asks for too much.
  static func bombs() throws -> [[UInt8]] {
    var large = JPEGFile(try Fixtures.bytes("made/baseline.jpg"))
    large.setSize(width: 16_384, height: 16_384)
    var coefficients = JPEGFile(
      try JPEGEncoder.encode(
        Pictures.gradient(width: 16, height: 16), subsampling: .none, isProgressive: true))
    coefficients.setSize(width: 7000, height: 7000)
    var gif = try Fixtures.bytes("made/plain.gif")
    gif.replaceSubrange(6..<10, with: [0xff, 0xff, 0xff, 0xff])
    return [
      large.bytes, coefficients.bytes, gif, try Fixtures.bytes("made/bad-bomb.png"),
      try BombTests.scanBomb(width: 7000, height: 7000, count: 490),
      try BombTests.scanBomb(width: 7000, height: 7000, count: 100),
      PNGFile.bytes(width: 1, height: 1, raw: [UInt8](repeating: 0, count: 2 << 20)),
    ]
  }

  /// The bad files and bombs of the shared data, if that is there.
  static func sharedPaths() throws -> [String] {
    guard SharedData.isPresent else { return [] }
    return try Manifest(folder: "decoder-variants-dev").rows
      .filter { $0.file.hasPrefix("bad_") || $0.file.hasPrefix("bomb_") }.map(\.path)
  }

  /// The peak is that of a whole process, so this one does nothing else.
  @Test func `what is refused takes under 2 seconds and 256 MiB`() async {
    await #expect(processExitsWith: .success) {
      let bombs = try RefusalCostTests.bombs()
      let paths = try RefusalCostTests.sharedPaths()
      let before = ProcessMemory.peak
      let clock = ContinuousClock()
      for bomb in bombs {
        let time = clock.measure { #expect(Outcome(bomb).error != nil) }
        #expect(time < .seconds(2))
      }
      for path in paths {
        let time = clock.measure { #expect(Outcome(contentsOf: path).error != nil, "\(path)") }
        #expect(time < .seconds(2), "\(path)")
      }
      #expect(ProcessMemory.peak - before < 256 << 20)
    }
  }
}
