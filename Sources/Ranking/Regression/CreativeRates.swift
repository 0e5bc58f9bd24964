/// The rates of one creative in contexts, under a regression, and their mean.
///
/// What the creative's columns give is computed once; a context then costs a few additions.
struct CreativeRates {
  private let regression: BinomialRegression
  private let columns: [Double]
  /// The logit without any context.
  private let base: Double
  /// What each level of the interaction field adds.
  private let changes: [Double]

  private var weight = 0.0
  private var expected = 0.0
  /// Weights of the rates' derivatives: all of them, by context parameter, and by interaction level.
  private var slope = 0.0
  private var contextSlopes: [Double]
  private var levelSlopes: [Double]

  /// Takes up a creative.
  init(_ regression: BinomialRegression, columns: [Double]) {
    self.regression = regression
    self.columns = columns
    let (layout, effects) = (regression.layout, regression.effects)
    base = columns.indices.reduce(effects[0]) {
      $0 + effects[layout.columnOffset + $1] * columns[$1]
    }
    changes = (0..<layout.interactionLevels).map { level in
      let offset = layout.interactionOffset(level)
      return (0..<layout.interactionCount).reduce(0) { $0 + effects[offset + $1] * columns[$1] }
    }
    contextSlopes = [Double](repeating: 0, count: layout.columnOffset)
    levelSlopes = [Double](repeating: 0, count: layout.interactionLevels)
  }

  /// The logit in a context, without the creative's own effect.
  ///
  /// - Parameter level: the level of a field, -1 for none.
  func logit(_ level: (_ field: Int) -> Int) -> Double {
    let layout = regression.layout
    var logit = base
    for (field, offset) in zip(layout.fields, layout.fieldOffsets) {
      let level = level(field)
      if level >= 0 { logit += regression.effects[offset + level] }
    }
    if let field = layout.interactionField, level(field) >= 0 { logit += changes[level(field)] }
    return logit
  }

  /// Adds a context to the mean; the logit in it.
  ///
  /// - Parameter weight: its share, or how often the creative was shown in it.
  @discardableResult
  mutating func add(weight: Double, _ level: (_ field: Int) -> Int) -> Double {
    let logit = logit(level)
    let rate = sigmoid(logit)
    let slope = weight * rate * (1 - rate)
    self.weight += weight
    expected += weight * rate
    self.slope += slope
    let layout = regression.layout
    for (field, offset) in zip(layout.fields, layout.fieldOffsets) {
      let level = level(field)
      if level >= 0 { contextSlopes[offset + level] += slope }
    }
    if let field = layout.interactionField, level(field) >= 0 { levelSlopes[level(field)] += slope }
    return logit
  }

  /// The mean rate over what was added, strictly between 0 and 1, which alone have a logit.
  var rate: Double { min(max(expected / weight, 1e-9), 1 - 1e-9) }

  /// The derivative of the mean rate's logit by each parameter.
  var factors: [Double] {
    let layout = regression.layout
    let scale = 1 / (weight * rate * (1 - rate))
    var factors = [Double](repeating: 0, count: layout.count)
    for place in contextSlopes.indices { factors[place] = scale * contextSlopes[place] }
    factors[0] = scale * slope
    for column in columns.indices {
      factors[layout.columnOffset + column] = scale * slope * columns[column]
    }
    for (level, slope) in levelSlopes.enumerated() where slope > 0 {
      let offset = layout.interactionOffset(level)
      for column in 0..<layout.interactionCount {
        factors[offset + column] = scale * slope * columns[column]
      }
    }
    return factors
  }
}
