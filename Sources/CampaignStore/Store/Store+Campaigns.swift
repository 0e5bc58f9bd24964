/// Reading campaigns.
extension Store {
  /// The campaigns, by name.
  public func campaigns() throws(StoreError) -> [CampaignSummary] {
    try summaries(of: nil)
  }

  /// The campaign of a name; `nil` if there is none.
  public func campaign(_ name: String) throws(StoreError) -> CampaignSummary? {
    try summaries(of: name).first
  }

  /// The days of one campaign's ads as the view `ad_days` has them; the view itself would go through all
  /// campaigns.
  static let days = """
    SELECT * FROM (
      SELECT ad_id, day, last_day, sum(impressions) AS impressions, sum(clicks) AS clicks,
        sum(spend) AS spend, sum(conversions) AS conversions, sum(revenue) AS revenue,
        row_number() OVER (
          PARTITION BY ad_id, day ORDER BY sum(impressions) DESC, breakdown
        ) AS choice
      FROM campaigns CROSS JOIN ads ON campaign_id = campaigns.id
        CROSS JOIN observations ON ad_id = ads.id
      WHERE campaigns.name = ?1
      GROUP BY ad_id, day, last_day, breakdown
    )
    WHERE choice = 1
    """

  private func summaries(of name: String?) throws(StoreError) -> [CampaignSummary] {
    try connection.rows(
      """
      WITH days AS (\(name == nil ? "SELECT * FROM ad_days" : Self.days)),
      sums AS (
        SELECT ad_id, min(day) AS first, max(last_day) AS last, sum(impressions) AS impressions,
          sum(clicks) AS clicks, sum(spend) AS spend, sum(conversions) AS conversions,
          sum(revenue) AS revenue
        FROM days GROUP BY ad_id
      )
      SELECT campaigns.name, platform, currency, count(ads.id), count(creative_sha256),
        min(first), max(last), updated_at, sum(impressions), sum(clicks), sum(spend),
        sum(conversions), sum(revenue)
      FROM campaigns LEFT JOIN ads ON campaign_id = campaigns.id LEFT JOIN sums ON ad_id = ads.id
      WHERE ?1 IS NULL OR campaigns.name = ?1
      GROUP BY campaigns.id ORDER BY campaigns.name
      """, SQLValue(name)
    ).compactMap { row in
      guard let name = row[0].text, let platform = row[1].text.flatMap(ExportPlatform.init),
        let updatedAt = row[7].text
      else { return nil }
      return CampaignSummary(
        name: name, platform: platform, currency: row[2].text, adCount: row[3].integer ?? 0,
        matchedCount: row[4].integer ?? 0, firstDay: row[5].text, lastDay: row[6].text,
        updatedAt: updatedAt, figures: CampaignFigures(row, from: 8))
    }
  }

  /// The ads of a campaign, those shown most first.
  public func ads(of campaign: String) throws(StoreError) -> [AdSummary] {
    var labels: [String: [String: String]] = [:]
    for row in try connection.rows(
      """
      SELECT ads.key, ad_labels.key, value
      FROM ad_labels JOIN ads ON ads.id = ad_id JOIN campaigns ON campaigns.id = campaign_id
      WHERE campaigns.name = ?
      """, .text(campaign))
    {
      guard let ad = row[0].text, let key = row[1].text, let value = row[2].text else { continue }
      labels[ad, default: [:]][key] = value
    }
    return try connection.rows(
      """
      WITH days AS (\(Self.days)),
      sums AS (
        SELECT ad_id, sum(impressions) AS impressions, sum(clicks) AS clicks, sum(spend) AS spend,
          sum(conversions) AS conversions, sum(revenue) AS revenue
        FROM days GROUP BY ad_id
      )
      SELECT key, ads.name, platform_id, family, match, match_score,
        sha256, path, width, height, format, phash,
        impressions, clicks, spend, conversions, revenue
      FROM ads JOIN campaigns ON campaigns.id = campaign_id
        LEFT JOIN sums ON ad_id = ads.id LEFT JOIN creatives ON sha256 = creative_sha256
      WHERE campaigns.name = ?1
      ORDER BY impressions DESC, key
      """, .text(campaign)
    ).compactMap { row in
      guard let key = row[0].text, let name = row[1].text else { return nil }
      return AdSummary(
        key: key, name: name, platformID: row[2].text, family: row[3].text,
        creative: Creative(Array(row[6..<12])),
        match: row[4].text.flatMap(AdMatch.Method.init), matchScore: row[5].real,
        labels: labels[key] ?? [:], figures: CampaignFigures(row, from: 12))
    }
  }

  /// The dimensions by which figures may be split.
  public enum Dimension: String, CaseIterable, Hashable, Sendable {
    case placement, segment, device
  }

  /// The sums of a campaign for each value of a dimension, those shown most first; empty if no export
  /// told them.
  ///
  /// For each ad and day the breakdown counts that has the dimension and the most impressions.
  public func figures(
    of campaign: String, by dimension: Dimension
  ) throws(StoreError) -> [(value: String, figures: CampaignFigures)] {
    let column = dimension.rawValue
    return try connection.rows(
      """
      SELECT value, sum(impressions), sum(clicks), sum(spend), sum(conversions), sum(revenue)
      FROM (
        SELECT *, first_value(breakdown) OVER (
            PARTITION BY ad_id, day ORDER BY total DESC, breakdown
          ) AS chosen
        FROM (
          SELECT ad_id, day, breakdown, \(column) AS value, sum(impressions) AS impressions,
            sum(clicks) AS clicks, sum(spend) AS spend, sum(conversions) AS conversions,
            sum(revenue) AS revenue,
            sum(sum(impressions)) OVER (PARTITION BY ad_id, day, breakdown) AS total
          FROM campaigns CROSS JOIN ads ON campaign_id = campaigns.id
            CROSS JOIN observations ON ad_id = ads.id
          WHERE campaigns.name = ?1 AND \(column) <> ''
          GROUP BY ad_id, day, breakdown, \(column)
        )
      )
      WHERE breakdown = chosen
      GROUP BY value ORDER BY sum(impressions) DESC, value
      """, .text(campaign)
    ).compactMap { row in
      row[0].text.map { ($0, CampaignFigures(row, from: 1)) }
    }
  }
}
