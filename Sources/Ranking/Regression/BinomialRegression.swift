/// A logistic regression of clicks out of impressions with effects of contexts, of what a creative looks
/// like, and of the creative itself.
///
/// `logit p = intercept + context + columns · effects + own effect of the creative`, with
/// `effect ~ N(0, 1 / precision of its group)` and `own effect ~ N(0, τ²)`. A creative that was shown
/// little weighs little. Precisions and `τ²` are those of empirical Bayes: MacKay's updates
/// ("Bayesian interpolation", 1992) between steps of Newton's method on the penalised likelihood, as in Breslow
/// and Clayton, "Approximate inference in generalized linear mixed models" (1993). The posterior of the effects is
/// Laplace's approximation.
public struct BinomialRegression: Sendable {
  /// Where the parameters stand.
  public let layout: RegressionLayout

  /// The effects, in logits.
  public let effects: [Double]

  /// The factor of the posterior's precision.
  public let precision: CholeskyFactor

  /// The precision of each variance group's prior.
  public let groupPrecisions: [Double]

  /// The variance `τ²` of the creatives' own effects.
  public let creativeVariance: Double

  /// The creatives' own effects, 0 where no row was used.
  public let creativeEffects: [Double]

  /// Newton steps.
  public let stepCount: Int

  /// A regression that was kept.
  public init(
    layout: RegressionLayout, effects: [Double], precision: CholeskyFactor,
    groupPrecisions: [Double], creativeVariance: Double
  ) {
    self.init(
      layout: layout, effects: effects, precision: precision, groupPrecisions: groupPrecisions,
      creativeVariance: creativeVariance, creativeEffects: [], stepCount: 0)
  }

  private init(
    layout: RegressionLayout, effects: [Double], precision: CholeskyFactor,
    groupPrecisions: [Double], creativeVariance: Double, creativeEffects: [Double], stepCount: Int
  ) {
    self.layout = layout
    self.effects = effects
    self.precision = precision
    self.groupPrecisions = groupPrecisions
    self.creativeVariance = creativeVariance
    self.creativeEffects = creativeEffects
    self.stepCount = stepCount
  }

  /// The logit of factors, without an own effect of a creative, and its posterior variance.
  public func prediction(for factors: [Double]) -> (logit: Double, variance: Double) {
    (dot(factors, effects), precision.quadraticForm(factors))
  }

  /// The logit of factors alone.
  public func logit(for factors: [Double]) -> Double { dot(factors, effects) }

  /// Fits a regression to some rows.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - isUsed: whether a row counts.
  ///   - design: what may have an effect.
  /// - Returns: `nil` when the rows that count have no success, or nothing but successes.
  public static func fit(
    _ rows: ExposureRows, using isUsed: (_ row: Int) -> Bool, design: RegressionDesign
  ) -> BinomialRegression? {
    let mask = (0..<rows.count).map(isUsed)
    var (trials, successes) = (0.0, 0.0)
    for row in 0..<rows.count where mask[row] {
      trials += rows.trials[row]
      successes += rows.successes[row]
    }
    guard successes > 0, successes < trials else { return nil }
    var solver = RegressionSolver(rows, mask: mask, design: design)
    solver.effects[0] = Ranking.logit(successes / trials)
    guard let precision = solver.run() else { return nil }
    return BinomialRegression(
      layout: solver.layout, effects: solver.effects, precision: precision,
      groupPrecisions: solver.groupPrecisions, creativeVariance: solver.creativeVariance,
      creativeEffects: solver.creativeEffects, stepCount: solver.stepCount)
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
