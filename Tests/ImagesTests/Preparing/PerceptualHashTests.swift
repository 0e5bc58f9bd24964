import Images
import Tensors
import Testing

@Suite struct PerceptualHashTests {
  /// A few soft blobs and a hard edge, different for each seed.
  private func picture(seed: UInt64, width: Int = 300, height: Int = 250) -> Image {
    var generator = RandomGenerator(seed: seed, stream: 1)
    let blobs = (0..<6).map { _ in
      (
        x: generator.uniform(), y: generator.uniform(), size: 0.02 + 0.1 * generator.uniform(),
        tone: 255 * generator.uniform()
      )
    }
    let edge = generator.uniform()
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = ((Float(x) + 0.5) / Float(width), (Float(y) + 0.5) / Float(height))
        var tone: Float = u < edge ? 90 : 160
        for blob in blobs {
          let distance = (u - blob.x) * (u - blob.x) + (v - blob.y) * (v - blob.y)
          if distance < blob.size { tone = blob.tone }
        }
        let value = UInt8(min(255, max(0, tone)))
        pixels += [value, UInt8(Float(value) * 0.9), value / 2]
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  @Test func `a resized or brighter copy keeps nearly all bits`() throws {
    for seed in UInt64(0)..<8 {
      let hash = PerceptualHash(picture(seed: seed))
      let small = picture(seed: seed).resized(width: 120, height: 100)
      #expect(hash.distance(to: PerceptualHash(small)) <= 4)
      let brighter = Image(
        width: 300, height: 250, pixels: picture(seed: seed).pixels.map { $0 / 2 + 60 })
      #expect(hash.distance(to: PerceptualHash(brighter)) <= 4)
    }
  }

  @Test func `other pictures have other bits`() {
    let hashes = (0..<8).map { PerceptualHash(picture(seed: UInt64($0))) }
    for (index, hash) in hashes.enumerated() {
      for other in hashes[(index + 1)...] { #expect(hash.distance(to: other) >= 12) }
    }
  }

  @Test func `the text has sixteen digits`() {
    let flat = PerceptualHash(Image(width: 4, height: 4, fill: .white))
    #expect(flat.description.count == 16)
    #expect(flat.distance(to: flat) == 0)
  }
}
