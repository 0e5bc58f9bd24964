import FileFormats
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which ads run together, when, and how often each is shown.
///
/// A campaign has about eight ads of one category, of one or two brands. It starts within the first fifteen
/// days, its ads up to six days later, so that ads may be split by time, and each runs for eight days.
/// How much an ad is shown is log-normal.
struct Schedule: Sendable {
  /// The first day; a Monday long past, so that no figure is from the future.
  static let firstDay = CalendarDay(daysSince1970: 20_150)

  /// How many days there are.
  static let days = 28

  /// How many days an ad runs.
  static let runDays = 8

  /// Ads of a campaign, as near as the count of a category allows.
  private static let campaignSize = 8

  /// The standard deviation of the logarithm of an ad's share.
  private static let exposureDeviation: Double = 0.8

  /// The campaign of each ad.
  private(set) var campaigns: [String]

  /// The day each ad starts, from 0.
  private(set) var starts: [Int]

  /// The impressions of each ad.
  private(set) var impressions: [Int] = []

  /// Which day's share of an ad's impressions is rounded up first.
  private var phases: [Int]

  /// Plans some ads.
  init(_ records: [AdRecord], impressions total: Int, seed: UInt64) {
    campaigns = [String](repeating: "", count: records.count)
    starts = [Int](repeating: 0, count: records.count)
    phases = starts
    var shares = [Double](repeating: 0, count: records.count)
    var campaignCount: UInt64 = 0
    for category in Category.allCases {
      let ads = records.indices.filter { records[$0].category == category }.sorted {
        (records[$0].brand, $0) < (records[$1].brand, $1)
      }
      let groups = max(1, (ads.count + Self.campaignSize / 2) / Self.campaignSize)
      for group in 0..<groups {
        var random = ClickStream.campaign.generator(seed, campaignCount)
        campaignCount += 1
        let start = random.integer(below: Self.days - Self.runDays - 5)
        for ad in ads[(ads.count * group / groups)..<(ads.count * (group + 1) / groups)] {
          var random = ClickStream.ad.generator(seed, UInt64(records[ad].index))
          campaigns[ad] = "\(category.rawValue)-\(group + 1)"
          starts[ad] = start + random.integer(below: 7)
          phases[ad] = random.integer(below: Self.runDays)
          shares[ad] = exp(Self.exposureDeviation * Double(random.normal()))
        }
      }
    }
    impressions = Self.counts(of: total, shares: shares)
  }

  /// The impressions of an ad on a day.
  func impressions(of ad: Int, day: Int) -> Int {
    let place = day - starts[ad]
    guard (0..<Self.runDays).contains(place) else { return 0 }
    let (count, phase) = (impressions[ad], phases[ad])
    return (count * (place + 1) + phase) / Self.runDays - (count * place + phase) / Self.runDays
  }

  /// Whole numbers with a given sum, in proportion to shares: rounded down, then the largest rests up.
  private static func counts(of total: Int, shares: [Double]) -> [Int] {
    let sum = shares.reduce(0, +)
    let exact = shares.map { Double(total) * $0 / sum }
    var counts = exact.map { Int($0) }
    let rests = zip(exact, counts).map { $0 - Double($1) }
    let largest = rests.indices.sorted { (rests[$0], $1) > (rests[$1], $0) }
    for ad in largest.prefix(max(0, total - counts.reduce(0, +))) { counts[ad] += 1 }
    return counts
  }
}
