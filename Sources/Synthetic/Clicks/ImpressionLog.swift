import FileFormats
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shows the ads, day after day, and keeps what became of it.
///
/// Every ad and day has a random stream of its own, so that neither depends on the others.
struct ImpressionLog {
  /// What a day came to for each ad, place, segment and device, as platforms export it.
  private(set) var performance = PlainRows([
    "creative", "campaign", "date", "placement", "segment", "device", "impressions", "clicks",
    "spend", "conversions", "revenue",
  ])

  /// Clicks and other impressions of each ad, segment and placement, in this order.
  private(set) var clicks: [Int]
  private(set) var misses: [Int]

  /// The headings of the rows that `nextDay` gives.
  static let header = ["time", "creative", "segment", "placement", "device", "click"]

  private let model: ClickModel
  private let schedule: Schedule
  private let numbers: [Int]
  private let names: [[UInt8]]
  private let campaigns: [[UInt8]]
  private let seed: UInt64
  private var day = 0

  /// Clicks that lead to a conversion.
  private static let conversionShare: Float = 0.08

  /// The typical worth of a conversion, and the standard deviation of its logarithm.
  private static let typicalRevenue = 30.0
  private static let revenueDeviation = 0.5

  /// The standard deviation of the logarithm of what a day costs.
  private static let priceDeviation = 0.1

  init(_ records: [AdRecord], model: ClickModel, schedule: Schedule, seed: UInt64) {
    (self.model, self.schedule, self.seed) = (model, schedule, seed)
    numbers = records.map(\.index)
    names = records.map { Array($0.name.utf8) }
    campaigns = schedule.campaigns.map { Array($0.utf8) }
    clicks = [Int](
      repeating: 0, count: records.count * Segment.allCases.count * Placement.allCases.count)
    misses = clicks
  }

  /// One showing of an ad.
  private struct Impression {
    let milliseconds: Int32
    let ad: Int32
    let segment, placement, device: UInt8
    let isClick: Bool
  }

  /// The rows of the next day in the order of their times, or `nil` after the last day.
  mutating func nextDay() -> PlainRows? {
    guard day < Schedule.days else { return nil }
    let date = CalendarDay(daysSince1970: Schedule.firstDay.daysSince1970 + day)
    var shown: [Impression] = []
    for ad in numbers.indices {
      let count = schedule.impressions(of: ad, day: day)
      if count > 0 { show(ad, count, on: date, addingTo: &shown) }
    }
    shown.sort { ($0.milliseconds, $0.ad) < ($1.milliseconds, $1.ad) }
    let midnight = Array("\(date)T".utf8)
    var rows = PlainRows()
    for impression in shown {
      rows.add(midnight, milliseconds: Int(impression.milliseconds))
      rows.add(names[Int(impression.ad)])
      rows.add(Self.segments[Int(impression.segment)])
      rows.add(Self.placements[Int(impression.placement)])
      rows.add(Self.devices[Int(impression.device)])
      rows.add(impression.isClick ? 1 : 0)
      rows.endRow()
    }
    day += 1
    return rows
  }

  /// Shows an ad on a day.
  private mutating func show(
    _ ad: Int, _ count: Int, on date: CalendarDay, addingTo shown: inout [Impression]
  ) {
    var random = ClickStream.impressions.generator(seed, UInt64(numbers[ad]), UInt64(day))
    var sums = [Sums](
      repeating: Sums(), count: Placement.allCases.count * Self.segments.count * Self.devices.count)
    for _ in 0..<count {
      let time = random.integer(below: 86_400_000)
      let segment = random.integer(below: Self.segments.count)
      let placement = Self.choice(Self.placementShares, random.uniform())
      let device = Self.choice(Self.deviceShares, random.uniform())
      let noise = ClickModel.noiseDeviation * Double(random.normal())
      let logit = model.logit(ad: ad, segment: segment, placement: placement) + noise
      // A logistic variable is below a logit as often as the logit says.
      let u = Double(random.uniform())
      let isClick = log(u / (1 - u)) < logit
      shown.append(
        Impression(
          milliseconds: Int32(time), ad: Int32(ad), segment: UInt8(segment),
          placement: UInt8(placement), device: UInt8(device), isClick: isClick))
      let cell = (placement * Self.segments.count + segment) * Self.devices.count + device
      sums[cell].impressions += 1
      let tally = (ad * Self.segments.count + segment) * Self.placements.count + placement
      if isClick { clicks[tally] += 1 } else { misses[tally] += 1 }
      guard isClick else { continue }
      sums[cell].clicks += 1
      guard random.chance(Self.conversionShare) else { continue }
      sums[cell].conversions += 1
      sums[cell].revenue +=
        Self.typicalRevenue * exp(Self.revenueDeviation * Double(random.normal()))
    }
    let price = exp(Self.priceDeviation * Double(random.normal())) / 1000
    addPerformance(of: ad, on: Array(date.description.utf8), sums, price: price)
  }

  /// What an ad's day came to in one place, segment and device.
  private struct Sums {
    var (impressions, clicks, conversions) = (0, 0, 0)
    var revenue = 0.0
  }

  private mutating func addPerformance(
    of ad: Int, on date: [UInt8], _ sums: [Sums], price: Double
  ) {
    for (cell, sums) in sums.enumerated() where sums.impressions > 0 {
      let device = cell % Self.devices.count
      let segment = cell / Self.devices.count % Self.segments.count
      let placement = cell / Self.devices.count / Self.segments.count
      performance.add(names[ad])
      performance.add(campaigns[ad])
      performance.add(date)
      performance.add(Self.placements[placement])
      performance.add(Self.segments[segment])
      performance.add(Self.devices[device])
      performance.add(sums.impressions)
      performance.add(sums.clicks)
      performance.add(
        Double(sums.impressions) * Placement.allCases[placement].price * price, decimals: 4)
      performance.add(sums.conversions)
      performance.add(sums.revenue, decimals: 2)
      performance.endRow()
    }
  }

  /// The index of one of some shares, which sum to 1.
  private static func choice(_ shares: [Float], _ u: Float) -> Int {
    var rest = u
    for (index, share) in shares.enumerated().dropLast() {
      rest -= share
      if rest < 0 { return index }
    }
    return shares.count - 1
  }

  private static let placementShares = Placement.allCases.map { Float($0.share) }
  private static let deviceShares = Device.allCases.map { Float($0.share) }
  private static let placements = Placement.allCases.map { Array($0.rawValue.utf8) }
  private static let segments = Segment.allCases.map { Array($0.rawValue.utf8) }
  private static let devices = Device.allCases.map { Array($0.rawValue.utf8) }
}
