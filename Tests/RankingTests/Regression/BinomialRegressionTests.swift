import Testing

@testable import Ranking

@Suite struct BinomialRegressionTests {
  @Test func `effects are found again`() throws {
    let truth = [0.5, -0.3, 0, 0.2, 0, 0]
    let data = Simulation(
      creatives: 150, impressions: 100, effects: truth, ownDeviation: 0.2, seed: 3)
    let fit = try #require(
      BinomialRegression.fit(data.rows, using: { _ in true }, design: data.design))
    let offset = fit.layout.columnOffset
    // The first column has 0.4 more in one of two segments; changes have parameters of their own.
    for column in truth.indices {
      var effect = fit.effects[offset + column]
      if column < fit.layout.interactionCount {
        for level in 0..<2 {
          effect += fit.effects[fit.layout.interactionOffset(level) + column] / 2
        }
      }
      let wanted = truth[column] + (column == 0 ? 0.2 : 0)
      #expect(abs(effect - wanted) < 0.1, "\(column): \(effect)")
    }
    let places = fit.effects[fit.layout.fieldOffsets[0]..<fit.layout.fieldOffsets[0] + 3]
    #expect(abs((places.first ?? 0) - (places.last ?? 0) - 1.1) < 0.15)
    #expect((0.005...0.12).contains(fit.creativeVariance), "\(fit.creativeVariance)")
    #expect(fit.stepCount < 40)
  }

  @Test func `columns without effect are shrunk to nothing`() throws {
    let data = Simulation(
      creatives: 120, impressions: 60, effects: [Double](repeating: 0, count: 12),
      ownDeviation: 0, seed: 8)
    var design = data.design
    design.interactionField = nil
    design.interactionCount = 0
    // Only the segment's change of the first column is there, which the design leaves out.
    let fit = try #require(
      BinomialRegression.fit(
        data.rows, using: { data.rows.level($0, 1) == 0 }, design: design))
    let effects = fit.effects[fit.layout.columnOffset...]
    #expect(effects.allSatisfy { abs($0) < 0.06 }, "\(effects)")
  }

  @Test func `nothing but failures or successes gives no model`() {
    for clicks in [0.0, 5.0] {
      let rows = ExposureRows(
        [0, 1].map { .init(creative: $0, levels: [0], trials: 5, successes: clicks) },
        creativeCount: 2, levelCounts: [1])
      let design = RegressionDesign(fields: [0], columns: [], columnCount: 0, columnGroups: [])
      #expect(BinomialRegression.fit(rows, using: { _ in true }, design: design) == nil)
    }
  }

  @Test func `a creative shown little moves effects less than one shown often`() throws {
    func effect(trials: Double) throws -> Double {
      // One creative of ten has the column and twice the rate.
      let rows = (0..<10).map { creative in
        ExposureRows.Row(
          creative: creative, levels: [0], trials: creative == 0 ? trials : 2000,
          successes: creative == 0 ? trials * 0.08 : 80)
      }
      let design = RegressionDesign(
        fields: [], columns: (0..<10).map { $0 == 0 ? 3 : -1.0 / 3 }, columnCount: 1,
        columnGroups: [0])
      let fit = try #require(
        BinomialRegression.fit(
          ExposureRows(rows, creativeCount: 10, levelCounts: [1]), using: { _ in true },
          design: design))
      return fit.effects[fit.layout.columnOffset]
    }
    #expect(try effect(trials: 50) < 0.5 * effect(trials: 5000))
  }
}
