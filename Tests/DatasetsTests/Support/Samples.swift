import FileFormats
import Images

@testable import Datasets

/// Datasets that exist in memory only, for what happens after reading.
enum Samples {
  /// One sample to be made: `bytes` tells whose bytes it has, by default nobody else's.
  struct Row {
    var label: Int
    var split: Split?
    var family: String?
    var bytes: String?
    init(_ label: Int, split: Split? = nil, family: String? = nil, bytes: String? = nil) {
      self.label = label
      self.split = split
      self.family = family
      self.bytes = bytes
    }
  }

  /// A dataset of 4 x 3 images, grey by default, in which pixel `p` of slot `n` is `10 n + p` (modulo 256).
  static func dataset(_ rows: [Row], classes: Int, channels: Int = 1) -> Dataset {
    let decoder = PreparedDecoder(
      preprocessing: Preprocessing(width: 4, height: 3, channels: channels), limits: DecodeLimits())
    let store = PixelStore(
      files: rows.indices.map { "\($0).png" }, decoder: decoder, budget: .max)
    var samples: [Sample] = []
    for (slot, row) in rows.enumerated() {
      let pixels = (0..<12 * channels).map { UInt8(truncatingIfNeeded: 10 * slot + $0) }
      pixels.withUnsafeBufferPointer { store.put($0, into: slot) }
      samples.append(
        Sample(
          path: "class\(row.label)/\(slot).png", label: row.label, split: row.split,
          family: row.family, sha256: SHA256.hex(of: (row.bytes ?? "own \(slot)").utf8),
          width: 4, height: 3, slot: slot))
    }
    return Dataset(
      kind: .folder, path: "DIR", classNames: (0..<classes).map { "class\($0)" },
      samples: samples, problems: [], preprocessing: decoder.preprocessing, pixels: store)
  }

  /// A dataset with so many samples of each class.
  static func dataset(counts: [Int], channels: Int = 1) -> Dataset {
    dataset(
      counts.enumerated().flatMap { label, count in (0..<count).map { _ in Row(label) } },
      classes: counts.count, channels: channels)
  }
}
