/// What a model says about one picture.
public struct Classification: Hashable, Sendable {
  /// A class with its probability.
  public struct Score: Hashable, Sendable {
    /// The name of the class.
    public let label: String

    /// Its calibrated probability, 0 to 1.
    public let confidence: Double
  }

  /// The likeliest classes, best first; at least one.
  public let top: [Score]

  /// The likeliest class.
  public var label: String { top[0].label }

  /// The probability of the likeliest class.
  public var confidence: Double { top[0].confidence }

  /// Picks the `count` best of some probabilities; of equal ones the first class wins.
  ///
  /// - Precondition: there is at least one class, and a probability for each.
  init(_ probabilities: FloatView, classNames: [String], count: Int) {
    precondition(
      !classNames.isEmpty && probabilities.count == classNames.count,
      "\(probabilities.count) probabilities for \(classNames.count) classes")
    let ranked = probabilities.indices.sorted {
      (-probabilities[$0], $0) < (-probabilities[$1], $1)
    }
    top = ranked.prefix(max(count, 1)).map {
      Score(label: classNames[$0], confidence: Double(probabilities[$0]))
    }
  }
}
