import AdLens

/// Campaigns and ads as rows.
enum CampaignRow {
  /// The columns of figures.
  static let columns = [
    Column.count("Impressions", "impressions"), Column.count("Clicks", "clicks"),
    rate("CTR", "ctr"), rate("Low", "ctr_low"), rate("High", "ctr_high"),
    amount("Spend", "spend"), amount("Conversions", "conversions"), amount("Revenue", "revenue"),
    Column("Currency", "currency"),
  ]

  /// A campaign as a row.
  static func json(_ campaign: CampaignSummary) -> JSONValue {
    var object: JSONObject = [
      "campaign": .string(campaign.name), "platform": .string(campaign.platform.rawValue),
      "ads": .integer(campaign.adCount), "ads_with_image": .integer(campaign.matchedCount),
      "first_day": text(campaign.firstDay), "last_day": text(campaign.lastDay),
      "updated_at": .string(campaign.updatedAt), "currency": text(campaign.currency),
    ]
    add(campaign.figures, to: &object)
    return .object(object)
  }

  /// An ad as a row.
  static func json(_ ad: AdSummary) -> JSONValue {
    var object: JSONObject = [
      "ad": .string(ad.key), "name": .string(ad.name), "platform_id": text(ad.platformID),
      "family": text(ad.family), "image": text(ad.creative?.path),
      "sha256": text(ad.creative?.sha256), "match": text(ad.match?.rawValue),
      "score": number(ad.matchScore),
      "labels": JSONValue(ad.labels.sorted { $0.key < $1.key }.map { ($0, .string($1)) }),
    ]
    add(ad.figures, to: &object)
    return .object(object)
  }

  /// Adds figures with the rate and its Wilson interval at 95 %.
  static func add(_ figures: CampaignFigures, to object: inout JSONObject) {
    let rate = figures.proportion.wilsonInterval()
    let hasRate = figures.impressions > 0
    object["impressions"] = .integer(figures.impressions)
    object["clicks"] = .integer(figures.clicks)
    object["ctr"] = number(figures.clickThroughRate)
    object["ctr_low"] = hasRate ? .number(rate.lower) : .null
    object["ctr_high"] = hasRate ? .number(rate.upper) : .null
    object["spend"] = number(figures.spend)
    object["conversions"] = number(figures.conversions)
    object["revenue"] = number(figures.revenue)
  }

  /// Figures in words: `31 clicks of 1,600 impressions, 1.94 % (1.37 to 2.74 %)`.
  static func words(_ figures: CampaignFigures) -> String {
    let counts =
      "\(Words.count(figures.clicks, "click")) of \(Words.count(figures.impressions, "impression"))"
    guard let rate = figures.clickThroughRate else { return counts }
    let interval = figures.proportion.wilsonInterval()
    func percent(_ value: Double) -> String { fixed(value * 100, decimals: 2) }
    return counts
      + ", \(percent(rate)) % (\(percent(interval.lower)) to \(percent(interval.upper)) %)"
  }

  static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

  static func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

  private static func rate(_ title: String, _ key: String) -> Column {
    Column(title, key, .right) { $0.doubleValue.map { fixed($0 * 100, decimals: 2) + " %" } ?? "" }
  }

  private static func amount(_ title: String, _ key: String) -> Column {
    Column(title, key, .right) { $0.doubleValue.map { fixed($0, decimals: 2) } ?? "" }
  }
}

extension CampaignFigures {
  /// Clicks among impressions.
  var proportion: Proportion { Proportion(clicks, of: impressions) }
}
