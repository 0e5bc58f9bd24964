import Testing

@testable import Statistics

@Suite struct HypothesisTests {
  @Test func `the pooled test of two rates is statsmodels'`() throws {
    for row in try Golden.numbers("two_proportions") {
      let test = TwoProportionTest(
        Proportion(Int(row[0]), of: Int(row[1])), Proportion(Int(row[2]), of: Int(row[3])))
      expectClose(test.statistic, row[4], "\(row)")
      expectClose(test.pValue, row[5], "\(row)")
    }
  }

  @Test func `where nothing can differ the p-value is one`() {
    for (first, second) in [((0, 0), (3, 9)), ((0, 40), (0, 30)), ((40, 40), (30, 30))] {
      let test = TwoProportionTest(
        Proportion(first.0, of: first.1), Proportion(second.0, of: second.1))
      #expect(test.statistic == 0 && test.pValue == 1 && !test.isLarge)
    }
    #expect(TwoProportionTest(Proportion(30, of: 90), Proportion(10, of: 30)).statistic == 0)
  }

  @Test func `the normal approximation is trusted from more than five expected of each kind`() {
    #expect(TwoProportionTest(Proportion(60, of: 600), Proportion(40, of: 400)).isLarge)
    #expect(!TwoProportionTest(Proportion(5, of: 500), Proportion(5, of: 500)).isLarge)
  }

  @Test func `the test over many creatives is scipy's`() throws {
    for row in try Golden.rows("homogeneity") {
      let groups = try row.table(0).map { Proportion(Int($0[0]), of: Int($0[1])) }
      let test = ChiSquareTest.homogeneity(of: groups)
      expectClose(test.statistic, try row.number(1))
      #expect(test.degrees == Int(try row.number(2)))
      expectClose(test.pValue, try row.number(3))
      expectClose(test.smallestExpected, try row.number(4))
    }
    #expect(ChiSquareTest.homogeneity(of: []).pValue == 1)
    #expect(
      ChiSquareTest.homogeneity(of: [Proportion(3, of: 9), Proportion(0, of: 0)]).pValue == 1)
    let none = [Proportion(0, of: 9), Proportion(0, of: 70)]
    #expect(ChiSquareTest.homogeneity(of: none).pValue == 1)
  }

  @Test func `two creatives give the square of the test of two rates`() {
    let (first, second) = (Proportion(120, of: 9000), Proportion(150, of: 9100))
    let (many, two) = (
      ChiSquareTest.homogeneity(of: [first, second]), TwoProportionTest(first, second)
    )
    expectClose(many.statistic, two.statistic * two.statistic, tolerance: 1e-13)
    expectClose(many.pValue, two.pValue, tolerance: 1e-12)
  }

  @Test func `the test of a planned split is scipy's`() throws {
    for row in try Golden.rows("split") {
      let counts = try row.numbers(0).map { Int($0) }
      let test = ChiSquareTest.split(of: counts, planned: try row.numbers(1))
      expectClose(test.statistic, try row.number(2))
      expectClose(test.pValue, try row.number(3))
    }
    #expect(
      ChiSquareTest.split(of: [510, 490]) == ChiSquareTest.split(of: [510, 490], planned: [2, 2]))
    #expect(ChiSquareTest.split(of: [0, 0]).pValue == 1)
  }

  @Test func `adjusted p-values are statsmodels'`() throws {
    for row in try Golden.rows("adjusted") {
      let adjustment = try #require(row[0]?.stringValue.flatMap(PValueAdjustment.init))
      let found = adjustment.adjusted(try row.numbers(1))
      for (value, expected) in zip(found, try row.numbers(2)) {
        expectClose(value, expected, tolerance: 1e-14)
      }
    }
    #expect(PValueAdjustment.holm.adjusted([]) == [])
    #expect(PValueAdjustment.benjaminiHochberg.adjusted([0.3]) == [0.3])
  }
}
