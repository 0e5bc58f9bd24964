import Testing

@testable import Statistics

@Suite struct ProportionTests {
  private func pair(_ row: [Double]) -> (Proportion, Proportion) {
    (Proportion(Int(row[0]), of: Int(row[1])), Proportion(Int(row[2]), of: Int(row[3])))
  }

  @Test func `Wilson intervals are exact from one impression to tens of millions`() throws {
    for row in try Golden.numbers("wilson") {
      let interval = Proportion(Int(row[0]), of: Int(row[1])).wilsonInterval(confidence: row[2])
      expectClose(interval, row[3], row[4], "\(row)")
    }
    #expect(Proportion(0, of: 0).wilsonInterval() == Interval(lower: 0, upper: 1))
  }

  @Test(arguments: [
    (0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (436, 506, 0.8288, 0.8890),
    (1, 2, 0.0945, 0.9055),
  ])
  func `Wilson intervals equal the published formula`(
    successes: Int, trials: Int, lower: Double, upper: Double
  ) {
    let interval = Proportion(successes, of: trials).wilsonInterval()
    #expect((interval.lower - lower).magnitude < 5e-5)
    #expect((interval.upper - upper).magnitude < 5e-5)
  }

  @Test func `Jeffreys intervals are statsmodels'`() throws {
    for row in try Golden.numbers("jeffreys") {
      let interval = Proportion(Int(row[0]), of: Int(row[1])).jeffreysInterval(confidence: row[2])
      expectClose(interval, row[3], row[4], "\(row)")
    }
    #expect(Proportion(0, of: 0).jeffreysInterval() == Interval(lower: 0, upper: 1))
  }

  @Test func `Newcombe's intervals are statsmodels'`() throws {
    for row in try Golden.numbers("newcombe") {
      let (first, second) = pair(row)
      let interval = first.differenceInterval(minus: second, confidence: row[4])
      expectClose(interval, row[5], row[6], "\(row)")
    }
    let nothing = Proportion(0, of: 0)
    #expect(nothing.differenceInterval(minus: nothing) == Interval(lower: -1, upper: 1))
  }

  @Test func `lift intervals hold what the score test does not reject`() throws {
    for row in try Golden.numbers("lift") {
      let (first, second) = pair(row)
      expectClose(
        first.liftInterval(over: second, confidence: row[4]), row[5], row[6], "\(row)")
    }
    let (none, some) = (Proportion(0, of: 50), Proportion(3, of: 50))
    #expect(none.lift(over: some) == -1)
    #expect(none.liftInterval(over: some).lower == -1)
    #expect(some.lift(over: none) == .infinity)
    #expect(some.liftInterval(over: none).upper == .infinity)
    #expect(none.lift(over: none).isNaN)
    #expect(none.liftInterval(over: none) == Interval(lower: -1, upper: .infinity))
    #expect(Proportion(3, of: 9).lift(over: Proportion(100, of: 300)) == 0)
  }

  @Test func `a rate and its mirror image have mirrored intervals`() {
    let (interval, mirrored) = (
      Proportion(3, of: 40).wilsonInterval(), Proportion(37, of: 40).wilsonInterval()
    )
    expectClose(interval, 1 - mirrored.upper, 1 - mirrored.lower, tolerance: 1e-14)
  }

  @Test func `impossible counts are a mistake of the caller`() async {
    await #expect(processExitsWith: .failure) { _ = Proportion(3, of: 2) }
    await #expect(processExitsWith: .failure) { _ = Proportion(-1, of: 2) }
    await #expect(processExitsWith: .failure) { _ = Proportion(0, of: -1) }
  }
}
