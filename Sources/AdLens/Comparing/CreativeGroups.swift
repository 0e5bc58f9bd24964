import CampaignStore
import FileFormats

/// The creatives of a campaign: ads that show the same image, or single ads without one.
struct CreativeGroups {
  /// Ads that count as one creative.
  struct Group {
    let name: String
    let ads: [AdSummary]
    let creative: Creative?
  }

  /// The groups, those shown most first.
  let groups: [Group]

  /// Groups the ads of a campaign, which come in the order of their impressions.
  init(_ ads: [AdSummary]) {
    var order: [String] = []
    var members: [String: [AdSummary]] = [:]
    for ad in ads {
      // A key cannot be a hash: it would have to be the name of an ad, and then stands alone too.
      let group = ad.creative.map { "image " + $0.sha256 } ?? "ad " + ad.key
      if members[group] == nil { order.append(group) }
      members[group, default: []].append(ad)
    }
    let lists = order.compactMap { members[$0] }
    var groups: [Group] = []
    let names = lists.map(Self.name)
    let files = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    for (ads, name) in zip(lists, names) {
      let isTaken = files[name, default: 0] > 1
      let full = ads[0].creative?.path ?? "\(name) (\(ads[0].key))"
      groups.append(Group(name: isTaken ? full : name, ads: ads, creative: ads[0].creative))
    }
    func impressions(_ group: Group) -> Int { group.ads.reduce(0) { $0 + $1.figures.impressions } }
    self.groups = groups.sorted { impressions($1) < impressions($0) }
  }

  /// The file of the image, or the name of the ad.
  private static func name(of ads: [AdSummary]) -> String {
    ads[0].creative.map { Path.name(of: $0.path) } ?? ads[0].name
  }

  /// The groups as sides of a comparison.
  func arms(
    days: [AdDay], cells: [Store.Dimension: [AdDay]], currencies: Set<String>
  ) -> [ComparisonArm] {
    let own = Dictionary(grouping: days, by: \.ad)
    let ownCells = cells.mapValues { Dictionary(grouping: $0, by: \.ad) }
    let all = Days.byDay(days)
    return groups.map { group in
      ComparisonArm(
        name: group.name, creative: group.creative,
        days: group.ads.flatMap { own[$0.key] ?? [] },
        cells: ownCells.mapValues { cells in group.ads.flatMap { cells[$0.key] ?? [] } },
        surroundings: all, currencies: currencies)
    }
  }
}
