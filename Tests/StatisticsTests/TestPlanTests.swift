import Testing

@testable import Statistics

@Suite struct TestPlanTests {
  @Test func `sample sizes and power follow the formula`() throws {
    for row in try Golden.numbers("plan") {
      let plan = TestPlan(power: row[2], alpha: row[3])
      let trials = try #require(plan.trials(from: row[0], to: row[1]))
      #expect(trials == Int(row[4]), "\(row)")
      expectClose(plan.power(from: row[0], to: row[1], trials: trials), row[5], "\(row)")
    }
  }

  @Test func `what a test can see is the solution of its power`() throws {
    for row in try Golden.numbers("detectable") {
      let plan = TestPlan(power: row[2], alpha: row[3])
      let trials = Int(row[1])
      expectClose(plan.detectableLift(from: row[0], trials: trials) ?? .infinity, row[4], "\(row)")
      expectClose(plan.detectableLoss(from: row[0], trials: trials) ?? .infinity, row[5], "\(row)")
    }
  }

  @Test func `rates that are equal or too close cannot be told apart`() {
    let plan = TestPlan()
    #expect(plan.trials(from: 0.01, to: 0.01) == nil)
    #expect(plan.trials(from: 0.01, to: 0.01 + 1e-17) == nil)
    #expect(plan.trials(from: 0, to: 1) == 1)
    #expect(plan.power(from: 0.3, to: 0.3, trials: 50) == 0.025)
  }
}
