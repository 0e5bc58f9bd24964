import FileFormats
import Testing

@testable import Statistics

@Suite struct PosteriorTests {
  private func distribution(_ shapes: [Double]) -> BetaDistribution {
    BetaDistribution(shapes[0], shapes[1])
  }

  @Test func `the probability of being best and the loss are scipy's integrals`() throws {
    for row in try Golden.rows("best") {
      let distributions = try row.table(0).map(distribution)
      let expected = try row.numbers(1)
      let comparison = PosteriorComparison(distributions)
      let found = comparison.probabilityOfBest + comparison.expectedLoss
      for (value, figure) in zip(found, expected) {
        expectClose(value, figure, tolerance: quadratureTolerance, "\(distributions)")
      }
    }
  }

  @Test func `equal knowledge gives equal chances`() {
    for count in [1, 2, 5, 40] {
      let comparison = PosteriorComparison(
        [BetaDistribution](repeating: BetaDistribution(3, 700), count: count))
      for probability in comparison.probabilityOfBest {
        expectClose(probability, 1 / Double(count), tolerance: 1e-12)
      }
    }
  }

  @Test func `two uniform rates have closed forms`() {
    let comparison = PosteriorComparison([.uniform, .uniform])
    expectClose(comparison.probabilityOfBest[0], 0.5, tolerance: 1e-12)
    // E max(0, y - x) of two uniform values.
    expectClose(comparison.expectedLoss[0], 1.0 / 6, tolerance: 1e-10)
  }

  @Test func `the chance to beat a control has Evan Miller's closed form`() {
    // P(first > control) = Σ B(a₁ + i, b₁ + b₂) / ((b₂ + i) B(1 + i, b₂) B(a₁, b₁)) for whole shapes.
    let (first, control) = (BetaDistribution(13, 190), BetaDistribution(7, 170))
    func logBeta(_ a: Double, _ b: Double) -> Double { logGamma(a) + logGamma(b) - logGamma(a + b) }
    var probability = 0.0
    for i in 0..<13 {
      let i = Double(i)
      probability +=
        exponential(
          logBeta(7 + i, 170 + 190) - logBeta(1 + i, 190) - logBeta(7, 170)) / (190 + i)
    }
    expectClose(first.probability(above: control), probability, tolerance: 1e-10)
    expectClose(control.probability(above: first), 1 - probability, tolerance: 1e-10)
  }

  private func exponential(_ x: Double) -> Double {
    // Enough terms for arguments far below zero, by squaring.
    let small = x / 1024
    var (term, sum) = (1.0, 1.0)
    for n in 1..<30 {
      term *= small / Double(n)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }

  @Test func `loss is what the better one would have given`() {
    let (first, control) = (BetaDistribution(31, 3e7), BetaDistribution(46, 3.1e7))
    // E max(0, y - x) - E max(0, x - y) is the difference of the means.
    let difference =
      first.expectedLoss(against: control) - control.expectedLoss(against: first)
    expectClose(difference, control.mean - first.mean, tolerance: 1e-9)
  }

  @Test func `the region of practical equivalence is scipy's integral`() throws {
    for row in try Golden.rows("equivalence") {
      let (first, control) = (
        distribution(try row.numbers(0)), distribution(try row.numbers(1))
      )
      let margin = try row.number(3)
      let found = first.equivalence(
        to: control,
        within: row[2]?.stringValue == "relative" ? .relative(margin) : .absolute(margin))
      let (below, above) = (try row.number(4), try row.number(5))
      #expect((found.below - below).magnitude <= quadratureTolerance, "\(found) \(row)")
      #expect((found.above - above).magnitude <= quadratureTolerance, "\(found) \(row)")
      #expect((found.inside - (1 - below - above)).magnitude <= quadratureTolerance)
    }
  }
}
