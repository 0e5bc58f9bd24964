import Ranking
import Statistics
import Tensors

/// Creatives with columns, shown in contexts and clicked by a known rule.
struct Simulation {
  let rows: ExposureRows
  let design: RegressionDesign
  /// The true logit of each creative without its context.
  let logits: [Double]

  /// Draws clicks.
  ///
  /// - Parameters:
  ///   - creatives: how many creatives there are.
  ///   - impressions: how often each is shown in each context.
  ///   - effects: the effect of each column.
  ///   - ownDeviation: the deviation of what no column says.
  init(
    creatives: Int, impressions: Int, effects: [Double], ownDeviation: Double, base: Double = -3,
    seed: UInt64
  ) {
    var random = RandomGenerator(seed: seed)
    let columns = (0..<creatives * effects.count).map { _ in Double(random.normal()) }
    var logits: [Double] = []
    var rows: [ExposureRows.Row] = []
    let places = [0.5, 0, -0.6]
    for creative in 0..<creatives {
      var logit = base + ownDeviation * Double(random.normal())
      for (column, effect) in effects.enumerated() {
        logit += effect * columns[creative * effects.count + column]
      }
      logits.append(logit)
      for (place, shift) in places.enumerated() {
        for segment in 0..<2 {
          let change =
            segment == 0 || effects.isEmpty ? 0 : 0.4 * columns[creative * effects.count]
          let rate = sigmoid(logit + shift + change)
          var clicks = 0.0
          for _ in 0..<impressions where Double.random(in: 0..<1, using: &random) < rate {
            clicks += 1
          }
          rows.append(
            ExposureRows.Row(
              creative: creative, levels: [Int32(place), Int32(segment)],
              isLate: creative % 2 == 0, trials: Double(impressions), successes: clicks))
        }
      }
    }
    self.logits = logits
    self.rows = ExposureRows(rows, creativeCount: creatives, levelCounts: [3, 2])
    design = RegressionDesign(
      fields: [0, 1], columns: columns, columnCount: effects.count,
      columnGroups: [Int](repeating: 0, count: effects.count), interactionField: 1,
      interactionCount: min(2, effects.count))
  }
}
