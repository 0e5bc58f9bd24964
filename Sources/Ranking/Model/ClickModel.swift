import Statistics

/// Predicts the rate at which a creative is clicked from what it looks like and where it is shown.
public struct ClickModel: Sendable {
  /// How what is seen becomes columns.
  public let plan: FeaturePlan

  /// The levels of the context fields.
  public let levels: ContextLevels

  /// The contexts that predictions are averaged over.
  public let mix: ReferenceMix

  /// The regression.
  public let regression: BinomialRegression

  /// The variance in logits of what the model cannot see of a creative, as measured on creatives that it did
  /// not learn from.
  public let unseenVariance: Double

  /// A shift in logits that makes predictions right on average on these.
  public let shift: Double

  /// Creates a model.
  public init(
    plan: FeaturePlan, levels: ContextLevels, mix: ReferenceMix, regression: BinomialRegression,
    unseenVariance: Double, shift: Double
  ) {
    self.plan = plan
    self.levels = levels
    self.mix = mix
    self.regression = regression
    self.unseenVariance = unseenVariance
    self.shift = shift
  }

  /// What is predicted of a rate: its logit is normal.
  public struct Prediction: Hashable, Sendable {
    /// The mean of the logit.
    public let logit: Double

    /// The variance of the logit: what is not known of the effects, and what cannot be seen.
    public let variance: Double

    /// The expected rate.
    public let rate: Double

    /// Creates a prediction.
    public init(logit: Double, variance: Double) {
      self.logit = logit
      self.variance = variance
      rate = LogitNormalDistribution.mean(location: logit, deviation: variance.squareRoot())
    }

    /// The central interval that holds the rate with a probability.
    public func interval(_ level: Double) -> Interval {
      let reach = NormalDistribution.quantile((1 + level) / 2) * variance.squareRoot()
      return Interval(lower: sigmoid(logit - reach), upper: sigmoid(logit + reach))
    }

    /// The beta distribution of the same mean and variance, which clicks can update.
    public var beta: BetaDistribution {
      let second = LogitNormalDistribution.meanSquare(
        location: logit, deviation: variance.squareRoot())
      let spread = max(second - rate * rate, 1e-12)
      let size = max(rate * (1 - rate) / spread - 1, 1e-3)
      return BetaDistribution(rate * size, (1 - rate) * size)
    }
  }

  /// The columns of a creative.
  public func columns(for features: CreativeFeatures) -> [Double] { plan.columns(for: features) }

  /// The rate of a creative, as the mean over the contexts it may be shown in.
  ///
  /// - Parameters:
  ///   - columns: the creative's columns.
  ///   - context: what is fixed, as its size and a segment; fields that are not named are averaged over.
  public func prediction(
    for columns: [Double], in context: [ContextField: String]
  ) -> Prediction {
    let factors = meanFactors(columns: columns, in: context)
    let (_, variance) = regression.prediction(for: factors.factors)
    return Prediction(
      logit: Ranking.logit(factors.rate) + shift, variance: variance + unseenVariance)
  }

  /// The rate over contexts, and the derivative of its logit by each parameter.
  func meanFactors(
    columns: [Double], in context: [ContextField: String]
  ) -> (rate: Double, factors: [Double]) {
    var rates = CreativeRates(regression, columns: columns)
    for cell in mix.fixed(levels.numbers(of: context)) {
      rates.add(weight: cell.share) { cell.levels[$0] }
    }
    return (rates.rate, rates.factors)
  }
}
