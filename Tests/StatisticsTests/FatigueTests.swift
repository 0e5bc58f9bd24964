import FileFormats
import Tensors
import Testing

@testable import Statistics

@Suite struct FatigueTests {
  private func days(_ table: [[Double]]) -> [Fatigue.Day] {
    table.map {
      Fatigue.Day(
        creative: Proportion(Int($0[0]), of: Int($0[1])),
        others: Proportion(Int($0[2]), of: Int($0[3])))
    }
  }

  @Test func `day, change and interval are those of the formula`() throws {
    for row in try Golden.rows("fatigue") {
      let days = days(try row.table(0))
      let found = try #require(Fatigue(days))
      let expected = try row.numbers(1)
      #expect(found.day == Int(expected[0]))
      expectClose(found.change, expected[1])
      expectClose(found.interval, expected[2], expected[3])
      expectClose(found.statistic, expected[4])
      #expect(found.isAdjusted == days.contains { $0.others.successes > 0 })
    }
  }

  @Test func `a fall is found on its day and noise is not taken for one`() throws {
    let rows = try Golden.rows("fatigue")
    let worn = try #require(Fatigue(days(try rows[0].table(0))))
    #expect(worn.day == 18 && worn.pValue <= 0.001)
    #expect(worn.interval.contains(-0.35))
    let fresh = try #require(Fatigue(days(try rows[3].table(0))))
    #expect(fresh.pValue > 0.05)
  }

  @Test func `a fall of the whole campaign is not the creative's`() throws {
    let days = (0..<20).map { day in
      let factor = day < 10 ? 2 : 1
      return Fatigue.Day(
        creative: Proportion(50 * factor + day % 3, of: 5_000),
        others: Proportion(500 * factor, of: 50_000))
    }
    let adjusted = Fatigue(days)
    #expect(adjusted?.pValue ?? 1 > 0.05)
    let alone = try #require(Fatigue(days.map { .init(creative: $0.creative) }))
    #expect(alone.pValue <= 0.001 && alone.day == 10 && !alone.isAdjusted)
  }

  @Test func `false alarms come as often as the p-value says`() {
    var generator = RandomGenerator(seed: 3, stream: 1)
    var alarms = 0
    let experiments = 200
    for experiment in 0..<experiments {
      // Days scatter more than Poisson counts do.
      let days = (0..<16).map { _ in
        let rate = 0.02 * (1 + 0.25 * max(-3, min(3, Double(generator.normal()))))
        let clicks = (0..<500).count { _ in Double(generator.uniform()) < rate }
        return Fatigue.Day(creative: Proportion(clicks, of: 500))
      }
      let fatigue = Fatigue(days, shuffles: 99, seed: UInt64(experiment))
      if fatigue?.pValue ?? 1 <= 0.1 { alarms += 1 }
    }
    // The mean is 20, three standard deviations are 13.
    #expect((4...33).contains(alarms), "\(alarms) alarms")
  }

  @Test func `too little says nothing`() {
    let day = Fatigue.Day(creative: Proportion(3, of: 300))
    let empty = Fatigue.Day(creative: Proportion(0, of: 0))
    #expect(Fatigue([]) == nil)
    #expect(Fatigue([Fatigue.Day](repeating: day, count: 5) + [empty]) == nil)
    #expect(Fatigue([Fatigue.Day](repeating: day, count: 9)) == nil)
    let silent = Fatigue.Day(creative: Proportion(0, of: 300))
    #expect(Fatigue([Fatigue.Day](repeating: silent, count: 9)) == nil)
  }

  @Test func `days without impressions are passed over but keep their number`() throws {
    var days = [Fatigue.Day](repeating: .init(creative: Proportion(40, of: 1_000)), count: 8)
    days += [Fatigue.Day](repeating: .init(creative: Proportion(0, of: 1_000)), count: 8)
    days.insert(.init(creative: Proportion(0, of: 0)), at: 2)
    let found = try #require(Fatigue(days))
    #expect(found.day == 9 && found.change == -1)
    #expect(found.interval.lower == -1 && found.interval.upper < -0.9)
  }
}
