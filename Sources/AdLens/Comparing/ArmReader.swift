import CampaignStore
import FileFormats

/// Reads the sides of a comparison from the store.
struct ArmReader {
  /// The store.
  let store: Store

  /// The sides that several subjects are.
  func arms(for subjects: [ComparisonSubject]) throws(ComparisonFailure) -> [ComparisonArm] {
    var arms: [ComparisonArm] = []
    for subject in subjects {
      switch subject {
      case .campaign(let name): arms.append(try campaign(name))
      case .creative(let path): arms.append(try creative(path))
      case .run(let name):
        throw .question(
          "run \(quoted(name)) cannot be compared with campaigns and creatives",
          next: "compare runs with runs")
      }
    }
    return arms
  }

  /// All of a campaign as one side.
  private func campaign(_ name: String) throws(ComparisonFailure) -> ComparisonArm {
    let summary = try find(name)
    let days = try reading { () throws(StoreError) in try store.adDays(of: name) }
    return ComparisonArm(
      name: name, days: days, cells: try cells(of: name),
      currencies: Set([summary.currency].compactMap { $0 }))
  }

  /// An image with all ads that show it, in whatever campaign.
  private func creative(_ path: String) throws(ComparisonFailure) -> ComparisonArm {
    let known = try reading { () throws(StoreError) in try store.shownCreatives() }
    guard let creative = Self.find(path, in: known) else {
      let nearest =
        Suggestion.nearest(to: path, among: known.map(\.path))
        ?? Suggestion.nearest(to: Path.name(of: path), among: known.map { Path.name(of: $0.path) })
      throw .unknown(
        kind: "creative", name: path, store: store.path, nearest: nearest.map { "creative:" + $0 })
    }
    var days: [AdDay] = []
    var surroundings: [AdDay] = []
    var cells: [Store.Dimension: [AdDay]] = [:]
    var currencies: Set<String> = []
    let places = try reading { () throws(StoreError) in try store.ads(showing: creative.sha256) }
    for (campaign, ads) in Dictionary(grouping: places, by: \.campaign) {
      let keys = Set(ads.map(\.ad))
      if let currency = try find(campaign).currency { currencies.insert(currency) }
      let all = try reading { () throws(StoreError) in try store.adDays(of: campaign) }
      days += all.filter { keys.contains($0.ad) }
      surroundings += all
      for (dimension, found) in try self.cells(of: campaign) {
        cells[dimension, default: []] += found.filter { keys.contains($0.ad) }
      }
    }
    return ComparisonArm(
      name: creative.path, creative: creative, days: days, cells: cells,
      surroundings: Days.byDay(surroundings), currencies: currencies)
  }

  /// The image at a path of the store, else with the contents of a file, else of a file name that only
  /// one has.
  private static func find(_ path: String, in known: [Creative]) -> Creative? {
    if let creative = known.first(where: { $0.path == path || $0.sha256 == path }) {
      return creative
    }
    if let bytes = try? FileReader.bytes(at: path, limit: 1 << 28) {
      let hash = SHA256.hex(of: bytes)
      if let creative = known.first(where: { $0.sha256 == hash }) { return creative }
    }
    let named = known.filter { Path.name(of: $0.path) == path }
    return named.count == 1 ? named[0] : nil
  }

  /// The parts of one campaign, those shown most first; days in their order.
  func parts(
    of name: String, by breakdown: CampaignBreakdown
  ) throws(ComparisonFailure) -> [ComparisonArm] {
    let summary = try find(name)
    let currencies = Set([summary.currency].compactMap { $0 })
    let days = try reading { () throws(StoreError) in try store.adDays(of: name) }
    switch breakdown {
    case .creative:
      let ads = try reading { () throws(StoreError) in try store.ads(of: name) }
      return CreativeGroups(ads).arms(
        days: days, cells: try cells(of: name), currencies: currencies)
    case .day:
      let cells = try cells(of: name)
      return Dictionary(grouping: days, by: \.firstDay).sorted { $0.key < $1.key }.map { day, own in
        ComparisonArm(
          name: day, days: own, cells: cells.mapValues { $0.filter { $0.firstDay == day } },
          currencies: currencies)
      }
    case .placement, .device, .segment:
      guard let dimension = Store.Dimension(rawValue: breakdown.rawValue) else { return [] }
      let cells = try reading { () throws(StoreError) in try store.adDays(of: name, by: dimension) }
      if cells.isEmpty {
        throw .data(
          "no export of campaign \(quoted(name)) tells the \(breakdown.rawValue)",
          next: "import one with that breakdown")
      }
      let values = Dictionary(grouping: cells, by: \.value)
      return values.map { value, own in
        ComparisonArm(name: value, days: own, currencies: currencies)
      }.sorted { ($1.figures.impressions, $0.name) < ($0.figures.impressions, $1.name) }
    }
  }

  /// A campaign's sums, or the nearest name as a question.
  func find(_ name: String) throws(ComparisonFailure) -> CampaignSummary {
    if let campaign = try reading({ () throws(StoreError) in try store.campaign(name) }) {
      return campaign
    }
    let names = try reading { () throws(StoreError) in try store.campaigns().map(\.name) }
    var nearest = Suggestion.nearest(to: name, among: names)
    if nearest == nil, try reading({ () throws(StoreError) in try store.run(name) }) != nil {
      nearest = "run:" + name
    }
    throw .unknown(kind: "campaign", name: name, store: store.path, nearest: nearest)
  }

  private func cells(
    of name: String
  ) throws(ComparisonFailure) -> [Store.Dimension: [AdDay]] {
    var cells: [Store.Dimension: [AdDay]] = [:]
    for dimension in Store.Dimension.allCases {
      cells[dimension] = try reading { () throws(StoreError) in
        try store.adDays(of: name, by: dimension)
      }
    }
    return cells
  }

  private func reading<Value>(
    _ body: () throws(StoreError) -> Value
  ) throws(ComparisonFailure) -> Value {
    do throws(StoreError) { return try body() } catch { throw .store(error) }
  }
}
