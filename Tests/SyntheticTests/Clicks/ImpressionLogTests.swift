import FileFormats
import Statistics
import Testing

@testable import Synthetic

@Suite struct ImpressionLogTests {
  /// A market with everything that happened in it.
  private struct Market {
    let records: [AdRecord]
    let model: ClickModel
    let schedule: Schedule
    var log: ImpressionLog
    var days: [[UInt8]] = []

    init(ads: Int, impressions: Int, seed: UInt64 = 9) {
      records = SampleAds.records(ads)
      model = ClickModel(
        records.map(\.attributes), brands: records.map(\.brand), seed: seed)
      schedule = Schedule(records, impressions: impressions, seed: seed)
      log = ImpressionLog(records, model: model, schedule: schedule, seed: seed)
      while let day = log.nextDay() { days.append(day.bytes) }
    }

    /// The rows of all days.
    func rows() throws -> [[String]] {
      var reader = CSVReader(Array(days.joined()), delimiter: UInt8(ascii: ","))
      var rows: [[String]] = []
      while let row = try reader.next() { rows.append(row) }
      return rows
    }
  }

  @Test func `the same seed gives the same log, another seed another`() {
    let one = Market(ads: 12, impressions: 2000)
    let again = Market(ads: 12, impressions: 2000)
    #expect(one.days == again.days && one.log.performance.bytes == again.log.performance.bytes)
    #expect(Market(ads: 12, impressions: 2000, seed: 10).days != one.days)
  }

  @Test func `every impression is a row at its time, and the export has the same sums`() throws {
    let market = Market(ads: 20, impressions: 5000)
    let rows = try market.rows()
    #expect(rows.count == 5000 && rows.allSatisfy { $0.count == ImpressionLog.header.count })
    #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted())
    #expect(rows.allSatisfy { Timestamp($0[0]) != nil })
    var shown: [String: Int] = [:]
    for row in rows { shown[row[1], default: 0] += 1 }
    for (ad, record) in market.records.enumerated() {
      #expect(shown[record.name, default: 0] == market.schedule.impressions[ad])
    }
    let table = try CSVTable(market.log.performance.bytes)
    func sum(_ name: String) throws -> Int {
      let column = try #require(table.column(name))
      return table.rows.reduce(0) { $0 + (Int($1[column]) ?? 0) }
    }
    let clicks = rows.count { $0[5] == "1" }
    #expect(try sum("impressions") == 5000 && sum("clicks") == clicks)
    #expect(clicks == market.log.clicks.reduce(0, +) && clicks > 0)
    #expect(market.log.misses.reduce(0, +) == 5000 - clicks)
  }

  @Test func `ads are clicked as often as the model says`() {
    let market = Market(ads: 12, impressions: 60_000)
    let cells = ClickCells(market.model)
    var (statistic, freedom) = (0.0, 0)
    for (cell, rate) in cells.rates.enumerated() {
      let clicks = Double(market.log.clicks[cell])
      let shown = clicks + Double(market.log.misses[cell])
      // With fewer the statistic is not chi-square.
      guard shown * rate >= 5 else { continue }
      statistic += (clicks - shown * rate) * (clicks - shown * rate) / (shown * rate * (1 - rate))
      freedom += 1
    }
    #expect(freedom > 60)
    // The mean and five standard deviations of the distribution, to both sides.
    #expect((statistic - Double(freedom)).magnitude < 5 * (2 * Double(freedom)).squareRoot())
  }

  @Test func `who knows more ranks better`() throws {
    let market = Market(ads: 40, impressions: 20_000)
    let oracle = ClickOracle(market.model, market.log, seed: 9)
    let full = try #require(oracle.fullArea)
    let both = try #require(oracle.imageAndContextArea)
    let (image, context) = (try #require(oracle.imageArea), try #require(oracle.contextArea))
    #expect(full > both && both > image && both > context)
    #expect(image > 0.55 && context > 0.55)
    let (gain, guessing) = (try #require(oracle.imageGain), try #require(oracle.guessingGain))
    #expect(gain > 0.9 && gain < 1 && guessing < 0.7)
    #expect(oracle.impressions == 20_000)
  }

  @Test func `what cannot be measured has no figure`() {
    let market = Market(ads: 3, impressions: 1)
    let oracle = ClickOracle(market.model, market.log, seed: 9)
    #expect(oracle.fullArea == nil && oracle.imageGain == nil && oracle.guessingGain == nil)
  }

  @Test func `ads start on different days, run for eight, in campaigns of about eight`() {
    let records = SampleAds.records(400)
    let schedule = Schedule(records, impressions: 10_000, seed: 1)
    #expect(schedule.impressions.reduce(0, +) == 10_000)
    #expect(Set(schedule.starts) == Set(0...20))
    for ad in records.indices {
      let days = (0..<Schedule.days).filter { schedule.impressions(of: ad, day: $0) > 0 }
      #expect(days.allSatisfy { (schedule.starts[ad]..<schedule.starts[ad] + 8).contains($0) })
      let sum = days.reduce(0) { $0 + schedule.impressions(of: ad, day: $1) }
      #expect(sum == schedule.impressions[ad])
    }
    let sizes = Dictionary(grouping: schedule.campaigns) { $0 }.mapValues(\.count)
    #expect(sizes.values.allSatisfy { (6...12).contains($0) })
    for (record, campaign) in zip(records, schedule.campaigns) {
      #expect(campaign.hasPrefix(record.category.rawValue + "-"))
    }
  }
}
