import Testing
import Training

@Suite struct LearningRateTests {
  /// Both compute in `Double`; PyTorch chains products step by step and drifts in the last digits.
  private let tolerance = 1e-14

  @Test(arguments: [
    (Schedule.step, ScheduleGolden.step), (.cosine, ScheduleGolden.cosine),
    (.oneCycle, ScheduleGolden.oneCycle),
  ])
  func `rates are those of PyTorch`(schedule: Schedule, golden: [Double]) {
    let rates = LearningRate(peak: 0.1, schedule: schedule, totalSteps: golden.count)
    for (step, expected) in golden.enumerated() {
      #expect((rates.rate(at: step) - expected).magnitude <= tolerance, "step \(step)")
    }
  }

  @Test func `a constant rate is the peak at every step`() {
    let rates = LearningRate(peak: 0.25, schedule: .constant, totalSteps: 3)
    #expect((0..<5).map(rates.rate) == [0.25, 0.25, 0.25, 0.25, 0.25])
  }

  @Test func `warm-up climbs in a straight line to the peak`() {
    let rates = LearningRate(peak: 1, schedule: .constant, warmUpSteps: 3, totalSteps: 10)
    #expect((0..<5).map(rates.rate) == [0.25, 0.5, 0.75, 1, 1])
  }

  @Test func `after the warm-up a cosine spans the remaining steps`() {
    let rates = LearningRate(peak: 1, schedule: .cosine, warmUpSteps: 4, totalSteps: 12)
    #expect(rates.rate(at: 4) == 1)
    #expect((rates.rate(at: 8) - 0.5).magnitude <= tolerance)
  }

  @Test func `the warm-up of one cycle is its climb`() {
    let rates = LearningRate(peak: 1, schedule: .oneCycle, warmUpSteps: 2, totalSteps: 10)
    #expect((rates.rate(at: 0) - 0.04).magnitude <= tolerance)
    #expect((rates.rate(at: 2) - 1).magnitude <= tolerance)
    #expect(rates.rate(at: 3) < 1)
  }

  @Test(arguments: [
    (Schedule.constant, nil), (.step, 40), (.cosine, 60), (.oneCycle, 78),
    (.cosine(final: 0.6), nil), (.step(fraction: 0.25, factor: 0.6), 60),
  ])
  func `the step at which half the peak is left is the first after the climb`(
    schedule: Schedule, expected: Int?
  ) {
    let rates = LearningRate(peak: 0.1, schedule: schedule, totalSteps: 120)
    #expect(rates.halvingStep == expected)
    for warmUp in [1, 30, 120] {
      let rates = LearningRate(
        peak: 0.1, schedule: schedule, warmUpSteps: warmUp, totalSteps: 120)
      let found = (warmUp..<120).first { rates.rate(at: $0) <= 0.05 }
      #expect(rates.halvingStep == found, "warm-up \(warmUp)")
    }
  }

  @Test(arguments: [Schedule.constant, .step, .cosine, .oneCycle], [0, 1, 2, 5])
  func `every rate of a short run is finite and at most the peak`(schedule: Schedule, total: Int) {
    for warmUp in 0...3 {
      let rates = LearningRate(
        peak: 0.1, schedule: schedule, warmUpSteps: warmUp, totalSteps: total)
      for step in 0...total {
        let rate = rates.rate(at: step)
        #expect(rate >= 0 && rate <= 0.1 + tolerance, "step \(step), warm-up \(warmUp): \(rate)")
      }
    }
  }
}
