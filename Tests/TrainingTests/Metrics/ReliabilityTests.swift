#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import Testing
import Training

@Suite struct ReliabilityTests {
  /// Two-class samples of the given confidence, predicted right or wrong.
  private func samples(_ cases: [(confidence: Double, right: Bool)]) -> ScoredSamples {
    var samples = ScoredSamples(classes: 2)
    for one in cases {
      let logit = Float(log(one.confidence / (1 - one.confidence)))
      samples.append(logits: [logit, 0], label: one.right ? 0 : 1)
    }
    return samples
  }

  @Test func `the error weighs each bin by its samples`() {
    // Bin (0.6, 0.667]: accuracy 1/2 at 0.65; bin (0.933, 1]: accuracy 1 at 0.95.
    let reliability = Reliability(
      samples([(0.65, true), (0.65, false), (0.95, true), (0.95, true)]))
    let expected = (2 * 0.15 + 2 * 0.05) / 4
    #expect((reliability.expectedError - expected).magnitude <= 1e-6)
    #expect(reliability.bins.count == 15)
    #expect(reliability.bins[9].count == 2 && reliability.bins[9].accuracy == 0.5)
    #expect(reliability.bins[14].count == 2 && reliability.bins[14].accuracy == 1)
  }

  @Test func `a confidence of one falls into the last bin`() {
    var sure = ScoredSamples(classes: 2)
    sure.append(logits: [1000, 0], label: 0)
    #expect(Reliability(sure).bins[14].count == 1)
  }

  @Test func `without samples the error is zero`() {
    #expect(Reliability(ScoredSamples(classes: 2)).expectedError == 0)
  }
}
