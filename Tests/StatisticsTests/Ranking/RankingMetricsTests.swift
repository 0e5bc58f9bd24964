import FileFormats
import TestSupport
import Testing

@testable import Statistics

@Suite struct RankingMetricsTests {
  @Test func `areas under curves are scikit-learn's, ties and counts included`() throws {
    for row in try Golden.rows("areaUnderCurve", in: "ranking.json") {
      let found = RankingMetrics.areaUnderCurve(
        scores: try row.numbers(0), positives: try row.integers(1), negatives: try row.integers(2))
      expectClose(try #require(found), try row.number(3))
    }
  }

  @Test func `areas of groups count by their examples, groups of one kind not at all`() throws {
    for row in try Golden.rows("groupedAreaUnderCurve", in: "ranking.json") {
      let found = RankingMetrics.groupedAreaUnderCurve(
        scores: try row.numbers(0), positives: try row.integers(1), negatives: try row.integers(2),
        groups: try row.integers(3))
      expectClose(try #require(found), try row.number(4))
    }
  }

  @Test func `discounted gains are scikit-learn's, ties included`() throws {
    for row in try Golden.rows("discountedGain", in: "ranking.json") {
      let found = RankingMetrics.discountedGain(
        scores: try row.numbers(0), gains: try row.numbers(1), at: Int(try row.number(2)))
      expectClose(try #require(found), try row.number(3))
    }
  }

  @Test func `guessing reaches the mean over all orders`() throws {
    let gains = [0.04, 0.01, 0.03, 0]
    var (sum, count) = (0.0, 0.0)
    for first in 0..<4 {
      for second in 0..<4 where second != first {
        for third in 0..<4 where third != first && third != second {
          var scores = [0.0, 0, 0, 0]
          (scores[first], scores[second], scores[third]) = (3, 2, 1)
          let found = RankingMetrics.discountedGain(scores: scores, gains: gains, at: 3)
          sum += try #require(found)
          count += 1
        }
      }
    }
    let guessing = RankingMetrics.discountedGainOfGuessing(gains: gains, at: 3)
    expectClose(try #require(guessing), sum / count)
  }

  @Test func `the documented example holds`() throws {
    let area = RankingMetrics.areaUnderCurve(
      scores: [0.9, 0.4, 0.4], labels: [true, true, false])
    #expect(area == 0.75)
    let gain = RankingMetrics.discountedGain(scores: [3, 1, 2], gains: [0.02, 0.01, 0.05], at: 3)
    #expect((try #require(gain) - 0.83626).magnitude < 1e-5)
  }

  @Test func `what has no figure is told by nil`() {
    #expect(RankingMetrics.areaUnderCurve(scores: [], labels: []) == nil)
    #expect(RankingMetrics.areaUnderCurve(scores: [1, 2], labels: [true, true]) == nil)
    #expect(RankingMetrics.discountedGain(scores: [1, 2], gains: [0, 0], at: 3) == nil)
    #expect(
      RankingMetrics.groupedAreaUnderCurve(
        scores: [1, 2], positives: [1, 0], negatives: [0, 1], groups: [0, 1]) == nil)
  }

  @Test func `scores without end are scores`() {
    let scores = [Double.infinity, 0, -Double.infinity]
    let area = RankingMetrics.areaUnderCurve(scores: scores, labels: [true, false, false])
    #expect(area == 1)
  }

  @Test func `mean rates of normal logits are those of adaptive quadrature`() throws {
    for row in try Golden.rows("logitNormalMean", in: "ranking.json") {
      let found = LogitNormalDistribution.mean(
        location: try row.number(0), deviation: try row.number(1))
      expectClose(found, try row.number(2), tolerance: 1e-12)
    }
    expectClose(GaussHermite.weights.reduce(0, +), 1, tolerance: 1e-14)
  }
}
