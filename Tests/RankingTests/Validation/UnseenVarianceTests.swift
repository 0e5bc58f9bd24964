import Tensors
import Testing

@testable import Ranking

@Suite struct UnseenVarianceTests {
  @Test(arguments: [0.05, 0.3])
  func `the variance that clicks were drawn with is found again`(variance: Double) {
    var random = RandomGenerator(seed: 7)
    let held = (0..<1500).map { creative -> HeldOutCreative in
      let predicted = -3 + 0.5 * Double(random.normal())
      let rate = sigmoid(predicted + 0.2 + variance.squareRoot() * Double(random.normal()))
      var clicks = 0.0
      for _ in 0..<300 where Double.random(in: 0..<1, using: &random) < rate { clicks += 1 }
      return HeldOutCreative(
        creative: creative, trials: 300, successes: clicks, logit: predicted, variance: 0)
    }
    let found = UnseenVariance(held, fallback: 1)
    #expect(abs(found.variance / variance - 1) < 0.25, "\(found.variance)")
    #expect(abs(found.shift - 0.2) < 0.05, "\(found.shift)")
  }

  @Test func `without a click there is nothing to go by`() {
    let held = [
      HeldOutCreative(creative: 0, trials: 10, successes: 0, logit: -3, variance: 0.1)
    ]
    for held in [held, []] {
      let found = UnseenVariance(held, fallback: 0.2)
      #expect(found.variance == 0.2 && found.shift == 0)
    }
  }
}
