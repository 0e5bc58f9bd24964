#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Statistics
import Testing

@Suite struct LogitNormalLikelihoodTests {
  /// Against a sum over 40,001 points of the same integral.
  @Test(arguments: [(3.0, 100.0), (0, 50), (450, 20_000), (7, 7)], [0.05, 0.4, 1.5])
  func `it is the integral over the logit`(counts: (Double, Double), deviation: Double) {
    let (successes, trials) = counts
    let location = -2.5
    let points = 40_000
    // Far enough for clicks that contradict the prior.
    let reach = 10.0 * deviation + 2
    func exponent(_ logit: Double) -> Double {
      successes * logit - trials * log1p(exp(logit))
        - (logit - location) * (logit - location) / (2 * deviation * deviation)
    }
    let values = (0...points).map {
      exponent(location - reach + 2 * reach * Double($0) / Double(points))
    }
    let highest = values.max() ?? 0
    let sum = values.reduce(0) { $0 + exp($1 - highest) }
    let density = 1 / (deviation * (2 * Double.pi).squareRoot())
    let wanted = highest + log(sum * 2 * reach / Double(points) * density)
    let found = LogitNormalDistribution.logLikelihood(
      successes: successes, trials: trials, location: location, deviation: deviation)
    #expect(abs(found - wanted) < 1e-3, "\(found), not \(wanted)")
  }

  @Test func `without a deviation it is the binomial's`() {
    let found = LogitNormalDistribution.logLikelihood(
      successes: 2, trials: 10, location: -1, deviation: 0)
    #expect(abs(found - (-2 - 10 * log1p(exp(-1.0)))) < 1e-12)
  }
}
