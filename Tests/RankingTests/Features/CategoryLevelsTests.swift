import Ranking
import Testing

@Suite struct CategoryLevelsTests {
  @Test func `frequent names have places of their own, others share`() {
    var frequencies = Dictionary(
      uniqueKeysWithValues: (0..<60).map { ("c\($0)", Double(100 - $0)) })
    frequencies[""] = 1e6
    let levels = CategoryLevels(.campaign, frequencies: frequencies)
    #expect(levels.names.count == 48 && levels.names.first == "c0" && levels.sharedCount == 16)
    #expect(levels.count == 64)
    #expect(levels.place(of: "c3") == 3)
    let shared = (48..<60).compactMap { levels.place(of: "c\($0)") }
    #expect(shared.count == 12 && shared.allSatisfy { (48..<64).contains($0) })
    #expect(Set(shared).count > 4)
    #expect(levels.place(of: "") == nil)
  }

  @Test func `few names share nothing, and an unknown one has no place`() {
    let levels = CategoryLevels(.segment, frequencies: ["a": 1, "b": 5, "never": 0])
    #expect(levels.names == ["b", "a"] && levels.sharedCount == 0)
    #expect(levels.place(of: "c") == nil && levels.place(of: "never") == nil)
  }

  @Test func `rows of the same context are summed, and late ones kept apart`() {
    var observations = CreativeObservations()
    for day in [10, 11, 17, 18] {
      observations.append(
        creative: 0, context: [.placement: "feed"], day: day,
        figures: .init(impressions: 10, clicks: 1, conversions: 3))
    }
    let levels = ContextLevels(observations)
    #expect(levels[.weekday].count == 2)
    let rows = levels.rows(of: observations, creativeCount: 1, cutDay: 17)
    // Days 10 and 17 are the same day of the week, on two sides of the cut.
    #expect(rows.count == 4)
    let all = levels.rows(of: observations, creativeCount: 1)
    #expect(all.count == 2 && all.trials == [20, 20] && all.successes == [2, 2])
    // More conversions than clicks are as many as clicks.
    let converted = levels.rows(of: observations, creativeCount: 1, outcome: .conversions)
    #expect(converted.trials == [2, 2] && converted.successes == [2, 2])
    #expect(observations.cutDay(lateShare: 0.5) == 17)
    #expect(CreativeObservations().cutDay(lateShare: 0.5) == nil)
  }

  @Test func `a sale may come days after its click`() {
    var observations = CreativeObservations()
    // Two clicks on the first Monday, both sales on the next, without a click.
    for (day, clicks, conversions) in [(4, 2.0, 0.0), (11, 0, 2), (18, 3, 0)] {
      observations.append(
        creative: 0, context: [.placement: "feed"], day: day,
        figures: .init(impressions: 50, clicks: clicks, conversions: conversions))
    }
    let rows = ContextLevels(observations).rows(
      of: observations, creativeCount: 1, outcome: .conversions)
    #expect(rows.trials == [5] && rows.successes == [2])
  }
}
