import Statistics

extension ClickModel {
  /// What an element or a property of a creative does to its rate.
  public struct Contribution: Hashable, Sendable {
    /// What it is, as in `cta_button`.
    public let element: String

    /// The change of the odds of a click compared with the average creative, as a share: 0.12 is 12 % more.
    ///
    /// While rates are small, odds and rates change by the same share.
    public let effect: Double

    /// The interval of that change.
    public let interval: Interval
  }

  /// What is summed up under no element: all that the network sees besides attributes.
  public static let restOfPicture = "rest of the picture"

  /// What each element contributes to a creative, the largest first.
  ///
  /// - Parameters:
  ///   - columns: the creative's columns.
  ///   - context: what is fixed; a segment has contributions of its own.
  ///   - level: the probability of the intervals.
  public func contributions(
    of columns: [Double], in context: [ContextField: String], level: Double = 0.9
  ) -> [Contribution] {
    let elements = elements
    let order = elements.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return order.map { element in
      let masked = zip(columns, elements).map { $1 == element ? $0 : 0 }
      return contribution(element, difference: masked, in: context, level: level)
    }.sorted { abs($0.effect) > abs($1.effect) }
  }

  /// What a change of a creative does to its rate.
  ///
  /// - Parameter difference: the columns after the change less those before.
  public func contribution(
    _ name: String, difference: [Double], in context: [ContextField: String], level: Double = 0.9
  ) -> Contribution {
    var factors = meanFactors(columns: difference, in: context).factors
    // Contexts are the same before and after.
    for index in 0..<regression.layout.columnOffset { factors[index] = 0 }
    let (change, variance) = regression.prediction(for: factors)
    let reach = NormalDistribution.quantile((1 + level) / 2) * variance.squareRoot()
    return Contribution(
      element: name, effect: exp(change) - 1,
      interval: Interval(lower: exp(change - reach) - 1, upper: exp(change + reach) - 1))
  }

  /// The element of each column.
  public var elements: [String] {
    plan.columns.map { plan.scheme.attributes[$0.attribute].element }
      + [String](repeating: Self.restOfPicture, count: plan.components.count)
  }
}
