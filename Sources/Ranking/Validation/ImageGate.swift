import Tensors

/// Whether the picture says something about clicks that the context does not.
public struct ImageGate: Hashable, Sendable {
  /// By how much of the mean rate's log loss the picture lowers that of the context.
  public let gain: Double

  /// The same with the pictures of other creatives, once for each shuffle.
  public let shuffledGains: [Double]

  /// How likely chance gives as large a gain: see `pValue(ofGains:seed:)`.
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

  private static let resamples = 4000

  /// How likely chance gives as large a gain: Fisher's randomisation test over groups.
  ///
  /// It is the share of random changes of the groups' signs that give as large a sum, which is what their gains would do if
  /// they were as likely below zero as above. Fewer than five groups cannot reach 0.05.
  ///
  /// - Parameter gains: the log likelihood that each group has gained.
  static func pValue(ofGains gains: [Double], seed: UInt64) -> Double {
    let total = gains.reduce(0, +)
    guard gains.count > 1, total > 0 else { return 1 }
    var generator = RandomGenerator(seed: seed, stream: 0x6761_7465)
    var reached = 1
    for _ in 0..<resamples {
      var sum = 0.0
      var signs: UInt64 = 0
      for (index, gain) in gains.enumerated() {
        if index % 64 == 0 { signs = generator.next() }
        sum += signs & 1 == 0 ? gain : -gain
        signs >>= 1
      }
      if sum >= total * (1 - 1e-12) { reached += 1 }
    }
    return Double(reached) / Double(resamples + 1)
  }
}
