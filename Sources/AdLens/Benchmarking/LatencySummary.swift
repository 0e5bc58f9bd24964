/// How long the repetitions of a piece of work took.
public struct LatencySummary: Hashable, Sendable {
  /// The number of repetitions.
  public let count: Int

  /// The shortest, in seconds.
  public let minimum: Double

  /// The mean, in seconds.
  public let mean: Double

  /// The sample standard deviation, in seconds; 0 for a single repetition.
  public let deviation: Double

  /// The sorted durations.
  private let sorted: [Double]

  /// Summarises durations in seconds.
  ///
  /// - Precondition: there is at least one, and all are finite.
  public init(_ seconds: [Double]) {
    precondition(!seconds.isEmpty, "a summary needs at least one duration")
    precondition(seconds.allSatisfy(\.isFinite), "durations must be finite")
    sorted = seconds.sorted()
    count = sorted.count
    minimum = sorted[0]
    let mean = sorted.reduce(0, +) / Double(count)
    let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    deviation = count > 1 ? (squares / Double(count - 1)).squareRoot() : 0
  }

  /// The duration that `percent` of the repetitions stay below, in seconds; between two
  /// repetitions it is interpolated linearly.
  ///
  /// - Precondition: `percent` lies in 0...100.
  public func percentile(_ percent: Double) -> Double {
    precondition((0...100).contains(percent), "\(percent) per cent")
    let position = percent / 100 * Double(count - 1)
    let lower = Int(position)
    let upper = min(lower + 1, count - 1)
    let share = position - Double(lower)
    return sorted[lower] + share * (sorted[upper] - sorted[lower])
  }
}
