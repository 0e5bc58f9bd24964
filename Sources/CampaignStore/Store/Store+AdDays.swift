/// An ad's figures for a day, or for the days of a report, and for one value of a dimension where asked.
public struct AdDay: Hashable, Sendable {
  /// The ad's key in its campaign.
  public let ad: String

  /// The first day, `2026-08-01`.
  public let firstDay: String

  /// The last day; the same in daily exports.
  public let lastDay: String

  /// The value of the dimension; empty where none was asked for.
  public let value: String

  /// The figures.
  public let figures: CampaignFigures

  /// Creates a day.
  public init(
    ad: String, firstDay: String, lastDay: String? = nil, value: String = "",
    figures: CampaignFigures
  ) {
    self.ad = ad
    self.firstDay = firstDay
    self.lastDay = lastDay ?? firstDay
    self.value = value
    self.figures = figures
  }
}

extension Store {
  /// The days of a campaign's ads, in the order of time, with every impression counted once.
  public func adDays(of campaign: String) throws(StoreError) -> [AdDay] {
    try connection.rows(
      """
      SELECT key, day, last_day, '', impressions, clicks, spend, conversions, revenue
      FROM (\(Self.days)) JOIN ads ON ads.id = ad_id
      ORDER BY day, key
      """, .text(campaign)
    ).compactMap(AdDay.init)
  }

  /// The days of a campaign's ads for each value of a dimension, in the order of time; empty if no
  /// export told it.
  ///
  /// For each ad and day the breakdown counts that has the dimension and the most impressions.
  public func adDays(
    of campaign: String, by dimension: Dimension
  ) throws(StoreError) -> [AdDay] {
    let column = dimension.rawValue
    return try connection.rows(
      """
      SELECT key, day, last_day, value, impressions, clicks, spend, conversions, revenue
      FROM (
        SELECT *, first_value(breakdown) OVER (
            PARTITION BY ad_id, day ORDER BY total DESC, breakdown
          ) AS chosen
        FROM (
          SELECT ad_id, ads.key AS key, day, max(last_day) AS last_day, breakdown,
            \(column) AS value, sum(impressions) AS impressions, sum(clicks) AS clicks,
            sum(spend) AS spend, sum(conversions) AS conversions, sum(revenue) AS revenue,
            sum(sum(impressions)) OVER (PARTITION BY ad_id, day, breakdown) AS total
          FROM campaigns CROSS JOIN ads ON campaign_id = campaigns.id
            CROSS JOIN observations ON ad_id = ads.id
          WHERE campaigns.name = ?1 AND \(column) <> ''
          GROUP BY ad_id, day, breakdown, \(column)
        )
      )
      WHERE breakdown = chosen
      ORDER BY day, key, value
      """, .text(campaign)
    ).compactMap(AdDay.init)
  }

  /// The ads that show an image: campaigns and keys.
  public func ads(
    showing sha256: String
  ) throws(StoreError) -> [(campaign: String, ad: String)] {
    try connection.rows(
      """
      SELECT campaigns.name, key FROM ads JOIN campaigns ON campaigns.id = campaign_id
      WHERE creative_sha256 = ? ORDER BY campaigns.name, key
      """, .text(sha256)
    ).compactMap { row in
      guard let campaign = row[0].text, let ad = row[1].text else { return nil }
      return (campaign, ad)
    }
  }

  /// The images that ads of any campaign show, by path.
  public func shownCreatives() throws(StoreError) -> [Creative] {
    try connection.rows(
      """
      SELECT \(Creative.columns) FROM creatives
      WHERE sha256 IN (SELECT creative_sha256 FROM ads WHERE creative_sha256 IS NOT NULL)
      ORDER BY path, sha256
      """
    ).compactMap(Creative.init)
  }
}

extension AdDay {
  /// Reads the ad, two days, the value and the figures.
  fileprivate init?(_ row: [SQLValue]) {
    guard row.count == 9, let ad = row[0].text, let firstDay = row[1].text,
      let lastDay = row[2].text, let value = row[3].text
    else { return nil }
    self.init(
      ad: ad, firstDay: firstDay, lastDay: lastDay, value: value,
      figures: CampaignFigures(row, from: 4))
  }
}
