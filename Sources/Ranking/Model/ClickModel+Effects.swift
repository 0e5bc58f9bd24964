import Statistics

extension ClickModel {
  /// What an element or a property of a creative does to its rate.
  public struct Contribution: Hashable, Sendable {
    /// What it is, as in `cta_button`, or `cta_button area`.
    public let name: String

    /// What it adds to the logarithm of the odds of a click, compared with the average creative.
    public let logit: Double

    /// How much higher the creative's predicted rate is than it would be with the average creative's, as a share:
    /// 0.12 is 12 % more.
    public let effect: Double

    /// The interval of that share.
    public let interval: Interval
  }

  /// What contributions are summed over.
  public enum Part: Hashable, Sendable {
    /// All attributes of an element.
    case element
    /// One attribute.
    case attribute
  }

  /// What is summed up under no element: all that the network sees besides attributes.
  public static let restOfPicture = "rest of the picture"

  /// What each part contributes to a creative, the largest first.
  ///
  /// - Parameters:
  ///   - columns: the creative's columns.
  ///   - context: what is fixed; a segment has contributions of its own.
  ///   - part: what is summed over.
  ///   - level: the probability of the intervals.
  public func contributions(
    of columns: [Double], in context: [ContextField: String], by part: Part = .element,
    level: Double = 0.9
  ) -> [Contribution] {
    let names = names(of: part)
    let order = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let logit = prediction(for: columns, in: context).logit
    return order.map { name in
      let masked = zip(columns, names).map { $1 == name ? $0 : 0 }
      return contribution(name, difference: masked, to: logit, in: context, level: level)
    }.sorted { abs($0.effect) > abs($1.effect) }
  }

  /// What a part of a creative does to its rate.
  ///
  /// - Parameters:
  ///   - difference: the columns with the part less those without.
  ///   - logit: the creative's own, with the part.
  private func contribution(
    _ name: String, difference: [Double], to logit: Double, in context: [ContextField: String],
    level: Double
  ) -> Contribution {
    var factors = meanFactors(columns: difference, in: context).factors
    // Contexts are the same with and without.
    for index in 0..<regression.layout.columnOffset { factors[index] = 0 }
    let (change, variance) = regression.prediction(for: factors)
    let reach = NormalDistribution.quantile((1 + level) / 2) * variance.squareRoot()
    // Odds are multiplied by the same for every creative, rates are not: a rate near one has nowhere to go.
    func share(_ change: Double) -> Double { sigmoid(logit) / sigmoid(logit - change) - 1 }
    return Contribution(
      name: name, logit: change, effect: share(change),
      interval: Interval(lower: share(change - reach), upper: share(change + reach)))
  }

  /// The part that each column belongs to.
  private func names(of part: Part) -> [String] {
    plan.columns.map { column in
      let attribute = plan.scheme.attributes[column.attribute]
      return part == .element ? attribute.element : attribute.name
    } + [String](repeating: Self.restOfPicture, count: plan.components.count)
  }
}
