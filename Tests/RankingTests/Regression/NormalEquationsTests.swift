import Tensors
import Testing

@testable import Ranking

@Suite struct NormalEquationsTests {
  /// The equations with the creatives' own effects as parameters like any other, summed row by row, then
  /// eliminated: what the fast sums must equal.
  private struct Naive {
    var matrix: [[Double]]
    var gradient: [Double]

    init(_ solver: RegressionSolver, _ data: Simulation) {
      let layout = solver.layout
      let (count, creatives) = (layout.count, data.rows.creativeCount)
      let size = count + creatives
      matrix = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
      gradient = [Double](repeating: 0, count: size)
      for row in 0..<data.rows.count {
        let creative = data.rows.creative(row)
        let width = layout.columnCount
        var factors = layout.factors(
          columns: Array(data.design.columns[creative * width..<(creative + 1) * width]),
          levels: [data.rows.level(row, 0), data.rows.level(row, 1)])
        factors += (0..<creatives).map { $0 == creative ? 1 : 0 }
        let all = solver.effects + solver.creativeEffects
        let rate = sigmoid(zip(factors, all).reduce(0) { $0 + $1.0 * $1.1 })
        let weight = data.rows.trials[row] * rate * (1 - rate)
        let residual = data.rows.successes[row] - data.rows.trials[row] * rate
        for i in 0..<size where factors[i] != 0 {
          gradient[i] += factors[i] * residual
          for j in 0..<size { matrix[i][j] += weight * factors[i] * factors[j] }
        }
      }
      for i in 0..<size {
        let precision =
          i >= count
          ? 1 / solver.creativeVariance
          : layout.groups[i] < 0 ? 1e-6 : solver.groupPrecisions[layout.groups[i]]
        matrix[i][i] += precision
        gradient[i] -=
          precision * (i < count ? solver.effects[i] : solver.creativeEffects[i - count])
      }
      // Own effects are only coupled to parameters: eliminated one by one.
      for own in count..<size {
        for i in 0..<count {
          let factor = matrix[i][own] / matrix[own][own]
          gradient[i] -= factor * gradient[own]
          for j in 0..<count { matrix[i][j] -= factor * matrix[own][j] }
        }
      }
    }
  }

  @Test(arguments: [0, 1, 4])
  func `sums by creative equal the sum over all rows`(columns: Int) {
    let data = Simulation(
      creatives: 7, impressions: 30, effects: [0.5, -0.3, 0.2, 0].prefix(columns).map { $0 },
      ownDeviation: 0.3, seed: 5)
    var solver = RegressionSolver(
      data.rows, mask: [Bool](repeating: true, count: data.rows.count), design: data.design)
    var random = RandomGenerator(seed: 9)
    for index in solver.effects.indices { solver.effects[index] = 0.3 * Double(random.normal()) }
    solver.effects[0] = -2
    for index in solver.creativeEffects.indices {
      solver.creativeEffects[index] = 0.2 * Double(random.normal())
    }
    let naive = Naive(solver, data)
    let fast = solver.equations().equations
    let count = solver.layout.count
    for i in 0..<count {
      #expect(abs(fast.gradient[i] - naive.gradient[i]) < 1e-9, "gradient \(i)")
      for j in 0...i {
        let (a, b) = (fast.matrix[i, j], naive.matrix[i][j])
        // Products with columns are sums of 32-bit floats.
        #expect(abs(a - b) < 2e-6 * max(1, abs(b)), "\(i), \(j): \(a), not \(b)")
      }
    }
  }
}
