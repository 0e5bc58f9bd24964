import Tensors

/// Whether the picture says something about clicks that the context does not.
public struct ImageGate: Hashable, Sendable {
  /// By how much of the mean rate's log loss the picture lowers that of the context.
  public let gain: Double

  /// The same with the pictures of other creatives, once for each shuffle.
  public let shuffledGains: [Double]

  /// The share of resampled data, whole groups at a time, in which the picture gains nothing.
  public let pValue: Double

  /// The area under the curve within campaigns of the picture alone.
  public let imageAUC: Double?

  /// The p-value that must not be reached.
  public static let level = 0.05

  /// Whether predictions from pictures may be trusted to rank.
  public var isOpen: Bool {
    pValue < Self.level && gain > 0 && gain > (shuffledGains.max() ?? 0)
  }

  /// Creates a result.
  public init(gain: Double, shuffledGains: [Double], pValue: Double, imageAUC: Double?) {
    self.gain = gain
    self.shuffledGains = shuffledGains
    self.pValue = pValue
    self.imageAUC = imageAUC
  }

  private static let resamples = 2000

  /// The p-value of a gain: the share of bootstrap samples of groups in which the sum of their gains is not positive.
  ///
  /// - Parameter gains: the log likelihood that each group has gained.
  static func pValue(ofGains gains: [Double], seed: UInt64) -> Double {
    guard gains.count > 1 else { return 1 }
    var generator = RandomGenerator(seed: seed, stream: 0x6761_7465)
    var failures = 1
    for _ in 0..<resamples {
      var sum = 0.0
      for _ in gains.indices { sum += gains[Int.random(in: gains.indices, using: &generator)] }
      if sum <= 0 { failures += 1 }
    }
    return Double(failures) / Double(resamples + 1)
  }
}
