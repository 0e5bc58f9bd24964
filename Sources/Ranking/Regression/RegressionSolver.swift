import Kernels
import Tensors

/// Newton's method between updates of the variances.
struct RegressionSolver {
  let layout: RegressionLayout
  var effects: [Double]
  var creativeEffects: [Double]
  private(set) var groupPrecisions: [Double]
  private(set) var creativeVariance = 0.04
  private(set) var stepCount = 0

  private let rows: ExposureRows
  private let mask: [Bool]
  private let design: RegressionDesign
  private var creativeWeights: [Double]
  private var couplings: Couplings

  /// Precisions between which empirical Bayes may choose: effects of 3 logits, and none at all.
  private static let precisions = 0.1...1e7

  /// Variances of own effects between which it may choose.
  private static let variances = 1e-6...4.0

  /// The intercept is not pulled to anything.
  private static let interceptPrecision = 1e-6

  private static let stepLimit = 40

  init(_ rows: ExposureRows, mask: [Bool], design: RegressionDesign) {
    self.rows = rows
    self.mask = mask
    self.design = design
    layout = RegressionLayout(design, levelCounts: rows.levelCounts)
    effects = [Double](repeating: 0, count: layout.count)
    creativeEffects = [Double](repeating: 0, count: rows.creativeCount)
    creativeWeights = creativeEffects
    couplings = Couplings(creatives: rows.creativeCount, layout: layout)
    groupPrecisions = [Double](repeating: 20, count: layout.groupCount)
  }

  /// Runs until nothing moves any more; the factor of the posterior's precision, or `nil` when there is none.
  mutating func run() -> CholeskyFactor? {
    var factor: CholeskyFactor?
    while stepCount < Self.stepLimit {
      stepCount += 1
      guard let step = step() else { return nil }
      factor = step.factor
      guard stepCount > 1 else { continue }
      let change = updateVariances(step.factor)
      if step.largest < 1e-3, change < 1e-2 { break }
    }
    return factor
  }

  /// The equations of a step at the present effects, with the gradient of each creative's own effect.
  mutating func equations() -> (equations: NormalEquations, residuals: [Double]) {
    var equations = NormalEquations(layout)
    var residuals = [Double](repeating: 0, count: rows.creativeCount)
    var sums = NormalEquations.CreativeSums(layout)
    couplings.clear()
    for creative in 0..<rows.creativeCount {
      add(creative, to: &equations, sums: &sums, residuals: &residuals)
    }
    if layout.columnCount > 0 { equations.addColumns(couplings.products()) }
    equations.add(precisions: parameterPrecisions, at: effects)
    return (equations, residuals)
  }

  /// One step of Newton's method.
  private mutating func step() -> (factor: CholeskyFactor, largest: Double)? {
    let (equations, residuals) = equations()
    guard let factor = CholeskyFactor(equations.matrix) else { return nil }
    var step = factor.solved(equations.gradient)
    let largest = step.reduce(0) { max($0, abs($1)) }
    guard step.allSatisfy(\.isFinite) else { return nil }
    // A long step far from the optimum may overshoot.
    let scale = min(1, 1 / largest)
    for index in step.indices {
      step[index] *= scale
      effects[index] += step[index]
    }
    for creative in 0..<rows.creativeCount where creativeWeights[creative] > 0 {
      let pull = residuals[creative] * scale - couplings.product(creative, step)
      creativeEffects[creative] += pull / (creativeWeights[creative] + 1 / creativeVariance)
    }
    return (factor, largest)
  }

  private var parameterPrecisions: [Double] {
    layout.groups.map { $0 < 0 ? Self.interceptPrecision : groupPrecisions[$0] }
  }

  /// Adds a creative to the equations.
  private mutating func add(
    _ creative: Int, to equations: inout NormalEquations, sums: inout NormalEquations.CreativeSums,
    residuals: inout [Double]
  ) {
    sums.clear()
    let range = rows.starts[creative]..<rows.starts[creative + 1]
    let count = layout.columnCount
    design.columns.withUnsafeBufferPointer { columns in
      let columns = UnsafeBufferPointer(
        rebasing: columns[creative * count..<(creative + 1) * count])
      var base = effects[0] + creativeEffects[creative]
      for column in 0..<count { base += effects[layout.columnOffset + column] * columns[column] }
      let changes = (0..<layout.interactionLevels).map { level in
        var sum = 0.0
        let offset = layout.interactionOffset(level)
        for column in 0..<layout.interactionCount {
          sum += effects[offset + column] * columns[column]
        }
        return sum
      }
      withUnsafeTemporaryAllocation(of: Int.self, capacity: layout.fields.count + 1) { places in
        for row in range where mask[row] {
          add(row, base: base, changes: changes, places: places, to: &equations, sums: &sums)
        }
      }
      creativeWeights[creative] = sums.weight
      guard sums.weight > 0 else { return }
      let gradient = sums.residual - creativeEffects[creative] / creativeVariance
      residuals[creative] = gradient
      equations.add(sums, columns: columns, variance: creativeVariance, ownGradient: gradient)
      couplings.set(creative, sums, columns: columns, variance: creativeVariance)
    }
  }

  /// Adds a row to a creative's sums.
  private func add(
    _ row: Int, base: Double, changes: [Double], places: UnsafeMutableBufferPointer<Int>,
    to equations: inout NormalEquations, sums: inout NormalEquations.CreativeSums
  ) {
    var logit = base
    var count = 1
    places[0] = 0
    for (index, field) in layout.fields.enumerated() {
      let level = rows.level(row, field)
      guard level >= 0 else { continue }
      places[count] = layout.fieldOffsets[index] + level
      logit += effects[places[count]]
      count += 1
    }
    let level = layout.interactionField.map { rows.level(row, $0) } ?? -1
    if level >= 0 { logit += changes[level] }
    let probability = sigmoid(logit)
    let weight = rows.trials[row] * probability * (1 - probability)
    let residual = rows.successes[row] - rows.trials[row] * probability
    let used = UnsafeBufferPointer(rebasing: places[..<count])
    equations.addContext(used, weight: weight)
    sums.weight += weight
    sums.residual += residual
    for place in used {
      if sums.contextWeights[place] == 0 { sums.touched.append(place) }
      sums.contextWeights[place] += weight
      sums.contextResiduals[place] += residual
    }
    guard level >= 0 else { return }
    sums.levelWeights[level] += weight
    sums.levelResiduals[level] += residual
    for place in used {
      sums.levelContextWeights[level * layout.columnOffset + place] += weight
    }
  }

  /// Moves precisions and the variance of own effects to where MacKay's rule wants them; the largest change in logarithm.
  private mutating func updateVariances(_ factor: CholeskyFactor) -> Double {
    let variances = factor.inverseDiagonal
    var (known, squares) = (
      [Double](repeating: 0, count: layout.groupCount),
      [Double](repeating: 0, count: layout.groupCount)
    )
    for (index, group) in layout.groups.enumerated() where group >= 0 {
      known[group] += 1 - groupPrecisions[group] * variances[index]
      squares[group] += effects[index] * effects[index]
    }
    var largest = 0.0
    for group in groupPrecisions.indices {
      let wanted = max(known[group], 1e-6) / max(squares[group], 1e-12)
      let next = min(max(wanted, Self.precisions.lowerBound), Self.precisions.upperBound)
      // Precisions of groups without an effect grow for ever; whether they are 1e4 or 1e7 does not matter.
      if min(next, groupPrecisions[group]) < 1e4 {
        largest = max(largest, abs(log(next / groupPrecisions[group])))
      }
      groupPrecisions[group] = next
    }
    var (knownOwn, squaresOwn) = (0.0, 0.0)
    for creative in creativeEffects.indices where creativeWeights[creative] > 0 {
      knownOwn += creativeWeights[creative] / (creativeWeights[creative] + 1 / creativeVariance)
      squaresOwn += creativeEffects[creative] * creativeEffects[creative]
    }
    let wanted = squaresOwn / max(knownOwn, 1e-6)
    let next = min(max(wanted, Self.variances.lowerBound), Self.variances.upperBound)
    if max(next, creativeVariance) > 1e-4 {
      largest = max(largest, abs(log(next / creativeVariance)))
    }
    creativeVariance = next
    return largest
  }
}
