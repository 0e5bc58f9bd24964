import Testing

@testable import Statistics

@Suite struct SpecialFunctionTests {
  /// Loader's form leaves a few units in the last place of the largest term.
  private let tolerance = 2e-12

  @Test func `log-gamma and Stirling errors are mpmath's`() throws {
    for row in try Golden.numbers("log_gamma") {
      expectClose(logGamma(row[0]), row[1], tolerance: 1e-14, "\(row)")
    }
    for row in try Golden.numbers("stirling_error") {
      // Below 10 it is a difference of numbers around 10.
      #expect((stirlingError(row[0]) - row[1]).magnitude <= 4e-15, "\(row)")
    }
  }

  @Test func `the incomplete beta function is scipy's, for shapes of tens of millions too`() throws
  {
    for row in try Golden.numbers("incomplete_beta") {
      let tails = incompleteBeta(row[0], row[1], x: row[2], y: 1 - row[2])
      // Near the mean of large shapes the last digit of the argument moves the result.
      expectClose(tails.lower, row[3], tolerance: 1e-10, "\(row)")
      expectClose(tails.upper, row[4], tolerance: 1e-10, "\(row)")
    }
  }

  @Test func `the incomplete beta function has closed forms`() {
    for x in [1e-12, 0.1, 0.5, 0.93] {
      expectClose(incompleteBeta(1, 7, x: x, y: 1 - x).upper, power(1 - x, 7), tolerance: tolerance)
      expectClose(incompleteBeta(5, 1, x: x, y: 1 - x).lower, power(x, 5), tolerance: tolerance)
    }
    #expect(incompleteBeta(2, 3, x: 0, y: 1) == (0, 1))
    #expect(incompleteBeta(2, 3, x: 1, y: 0) == (1, 0))
  }

  private func power(_ x: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * x }
  }

  @Test(arguments: [(0.5, 0.5), (1, 1), (0.5, 4e7), (3, 8), (31, 3e7), (6e5, 2e7), (2e7, 2e7)])
  func `quantiles invert the distribution`(a: Double, b: Double) {
    for probability in [1e-100, 1e-9, 0.025, 0.3, 0.5, 0.8, 0.9999, 1 - 1e-12] {
      let (x, y) = inverseIncompleteBeta(a, b, probability)
      let tails = incompleteBeta(a, b, x: x, y: y)
      // A unit in the last place of x moves the tail by this.
      let slack = 1e-11 + 1e-15 * (a + b).squareRoot()
      expectClose(tails.lower, probability, tolerance: slack, "\(a) \(b) \(probability)")
      expectClose(
        tails.upper, 1 - probability, tolerance: slack + 1e-4 * (probability > 0.999999 ? 1 : 0))
    }
    #expect(inverseIncompleteBeta(a, b, 0) == (0, 1))
    #expect(inverseIncompleteBeta(a, b, 1) == (1, 0))
  }

  @Test func `beta intervals are scipy's`() throws {
    for row in try Golden.numbers("beta_interval") {
      let interval = BetaDistribution(row[0], row[1]).credibleInterval(row[2])
      expectClose(interval, row[3], row[4], "\(row)")
    }
  }

  @Test func `a beta distribution has its moments and tails`() {
    let distribution = BetaDistribution(posteriorOf: Proportion(2, of: 6))
    #expect(distribution == BetaDistribution(3, 5))
    #expect(distribution.mean == 3.0 / 8)
    expectClose(distribution.variance, 15.0 / 64 / 9, tolerance: 1e-15)
    expectClose(distribution.cumulative(0.4) + distribution.survival(0.4), 1, tolerance: 1e-15)
    expectClose(distribution.cumulative(distribution.quantile(0.3)), 0.3, tolerance: tolerance)
  }

  @Test func `the normal distribution is mpmath's in both tails`() throws {
    for row in try Golden.numbers("normal") {
      // The square of the argument magnifies its rounding error.
      expectClose(NormalDistribution.cumulative(row[0]), row[1], tolerance: 1e-12, "\(row)")
      expectClose(NormalDistribution.survival(row[0]), row[2], tolerance: 1e-12, "\(row)")
    }
    for row in try Golden.numbers("normal_quantile") {
      let found = NormalDistribution.quantile(row[0])
      #expect((found - row[1]).magnitude <= 2e-14 * max(1, row[1].magnitude), "\(found) \(row)")
    }
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.criticalValue(upperTail: 0.975) < -1.959)
  }

  @Test func `the chi-square distribution is mpmath's`() throws {
    for row in try Golden.numbers("chi_square") {
      let survival = ChiSquareDistribution(degrees: row[1]).survival(row[0])
      expectClose(survival, row[2], tolerance: tolerance, "\(row)")
    }
    #expect(ChiSquareDistribution(degrees: 3).survival(0) == 1)
    #expect(ChiSquareDistribution(degrees: 3).survival(.infinity) == 0)
  }

  @Test func `Gauss and Legendre integrate polynomials of degree 31 exactly`() {
    for degree in 0...31 {
      let sum = zip(GaussLegendre.nodes, GaussLegendre.weights).reduce(0.0) {
        $0 + $1.1 * power($1.0, degree)
      }
      let exact = degree.isMultiple(of: 2) ? 2 / Double(degree + 1) : 0
      #expect((sum - exact).magnitude <= 1e-14)
    }
    for (i, end) in GaussLegendre.nodes.enumerated() {
      for degree in 0...15 {
        let sum = (0..<GaussLegendre.count).reduce(0.0) {
          $0 + GaussLegendre.integration[i * GaussLegendre.count + $1]
            * power(GaussLegendre.nodes[$1], degree)
        }
        let exact = (power(end, degree + 1) - power(-1, degree + 1)) / Double(degree + 1)
        #expect((sum - exact).magnitude <= 1e-14)
      }
    }
  }

  @Test func `roots are found to the last digits`() {
    expectClose(findRoot(from: 0, to: 2) { $0 * $0 - 2 }, 2.0.squareRoot(), tolerance: 1e-15)
    expectClose(findRoot(from: -1e-9, to: 1) { ($0 - 1e-12) * ($0 + 3) }, 1e-12, tolerance: 1e-14)
    #expect(findRoot(from: 3, to: 5) { $0 - 3 } == 3)
    #expect(findRoot(from: 1, to: 3) { $0 - 3 } == 3)
  }
}
