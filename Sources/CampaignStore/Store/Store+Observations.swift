/// Reading what was observed of ads, row by row.
extension Store {
  /// The figures of an ad for some days and one value of each dimension, every impression counted once.
  public struct ObservationRow: Hashable, Sendable {
    /// The campaign.
    public let campaign: String
    /// The name of the ad.
    public let ad: String
    /// The family of size variants it belongs to.
    public let family: String?
    /// The hash of the image it is joined to.
    public let creative: String
    /// Where the image was last seen.
    public let path: String
    /// The first day, `2026-08-01`.
    public let day: String
    /// The last day; the same as the first in a daily export.
    public let lastDay: String
    /// Where it was shown; empty where the export does not tell.
    public let placement: String
    /// To whom; empty where the export does not tell.
    public let segment: String
    /// On what; empty where the export does not tell.
    public let device: String
    /// The figures.
    public let figures: CampaignFigures
  }

  /// The observations of ads that are joined to images.
  ///
  /// For each ad and day the breakdown counts that has the most impressions; of several with as many, the one that
  /// splits them by the most dimensions.
  ///
  /// - Parameter campaigns: the names of the campaigns; `nil` for all.
  public func observations(
    of campaigns: [String]? = nil, _ body: (ObservationRow) -> Void
  ) throws(StoreError) {
    let names: [String]
    if let campaigns { names = campaigns } else { names = try self.campaigns().map(\.name) }
    for name in names {
      for row in try connection.rows(
        """
        WITH chosen AS (
          SELECT ad_id, day, breakdown, row_number() OVER (
              PARTITION BY ad_id, day
              ORDER BY sum(impressions) DESC, length(breakdown) DESC, breakdown
            ) AS choice
          FROM campaigns CROSS JOIN ads ON campaign_id = campaigns.id
            CROSS JOIN observations ON ad_id = ads.id
          WHERE campaigns.name = ?1
          GROUP BY ad_id, day, breakdown
        )
        SELECT ads.name, family, sha256, path, observations.day, last_day, placement, segment, device,
          impressions, clicks, spend, conversions, revenue
        FROM chosen JOIN observations USING (ad_id, day, breakdown)
          JOIN ads ON ads.id = ad_id JOIN creatives ON sha256 = creative_sha256
        WHERE choice = 1
        ORDER BY ad_id, observations.day, placement, segment, device
        """, .text(name))
      {
        guard let ad = row[0].text, let sha = row[2].text, let path = row[3].text,
          let day = row[4].text, let lastDay = row[5].text
        else { continue }
        body(
          ObservationRow(
            campaign: name, ad: ad, family: row[1].text, creative: sha, path: path, day: day,
            lastDay: lastDay, placement: row[6].text ?? "", segment: row[7].text ?? "",
            device: row[8].text ?? "", figures: CampaignFigures(row, from: 9)))
      }
    }
  }
}
