import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Medians of resampled time series, for the uncertainty of a median.
///
/// Samples that follow each other in time resemble each other: a busy neighbour or a slower clock
/// lasts. Resampling them one by one would therefore promise too narrow an interval. The circular
/// block bootstrap (Politis and Romano, 1992) draws runs of `blockLength` neighbours instead, the
/// first sample following the last; with `blockLength` 1 it is the ordinary bootstrap.
struct BlockBootstrap {
  /// The samples of a block.
  let blockLength: Int

  /// The sorted samples, and the place of each sample among them.
  private let sorted: [Double]
  private let ranks: [Int]

  /// Prepares to resample.
  ///
  /// - Precondition: there is a sample, and all are finite.
  init(_ samples: [Double]) {
    precondition(!samples.isEmpty, "a bootstrap needs a sample")
    precondition(samples.allSatisfy(\.isFinite), "samples must be finite")
    let order = samples.indices.sorted {
      samples[$0] == samples[$1] ? $0 < $1 : samples[$0] < samples[$1]
    }
    sorted = order.map { samples[$0] }
    var ranks = [Int](repeating: 0, count: samples.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    self.ranks = ranks
    blockLength = Self.blockLength(ranks)
  }

  /// The median of the samples themselves.
  var median: Double { (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2 }

  /// The medians of `count` resamples.
  func medians(count: Int, using generator: inout RandomGenerator) -> [Double] {
    var drawn = [Int](repeating: 0, count: sorted.count)
    return (0..<count).map { _ in median(using: &generator, &drawn) }
  }

  /// Draws blocks, counts how often each rank came, and walks to the middle of the counts.
  private func median(using generator: inout RandomGenerator, _ drawn: inout [Int]) -> Double {
    let count = ranks.count
    for rank in drawn.indices { drawn[rank] = 0 }
    var filled = 0
    while filled < count {
      var index = generator.integer(below: count)
      for _ in 0..<min(blockLength, count - filled) {
        drawn[ranks[index]] += 1
        index = index + 1 == count ? 0 : index + 1
      }
      filled += blockLength
    }
    let (lower, upper) = ((count - 1) / 2, count / 2)
    var passed = 0
    var lowerValue = 0.0
    for rank in 0..<count {
      if passed <= lower && lower < passed + drawn[rank] { lowerValue = sorted[rank] }
      passed += drawn[rank]
      if upper < passed { return (lowerValue + sorted[rank]) / 2 }
    }
    return sorted[count - 1]
  }

  /// The length that suits an autoregression with the measured likeness ρ of neighbours,
  /// `(2 ρ / (1 - ρ²))^(2/3) n^(1/3)` (Carlstein, 1986), at most a third of the samples.
  ///
  /// ρ is taken from ranks, which outliers do not move, and corrected for its bias in short series
  /// (Kendall, 1954).
  private static func blockLength(_ ranks: [Int]) -> Int {
    let count = Double(ranks.count)
    guard ranks.count > 6 else { return 1 }
    let centred = ranks.map { Double($0) - (count - 1) / 2 }
    let squares = centred.reduce(0) { $0 + $1 * $1 }
    let products = zip(centred, centred.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let likeness = min((products / squares * count + 1) / (count - 3), 0.95)
    guard likeness > 0 else { return 1 }
    let scale = 2 * likeness / (1 - likeness * likeness)
    let length = cbrt(scale * scale * count).rounded(.up)
    return min(max(1, Int(length)), ranks.count / 3)
  }
}
