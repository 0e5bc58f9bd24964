/// What is logged of the images of a campaign.
extension Store {
  /// The images that a campaign's ads show.
  private static let shown = """
    SELECT creative_sha256 FROM ads JOIN campaigns ON campaigns.id = campaign_id
    WHERE campaigns.name = ?1 AND creative_sha256 IS NOT NULL
    """

  /// What was found last in each image of a campaign, by the hash of the image.
  ///
  /// Images that nobody looked for objects in are missing; those without objects have an empty list.
  public func latestObjects(
    inCampaign campaign: String
  ) throws(StoreError) -> [String: [FoundObject]] {
    let rows = try connection.rows(
      """
      WITH newest AS (
        SELECT creative_sha256 AS sha256, max(run_id) AS run FROM detected_creatives
        WHERE creative_sha256 IN (\(Self.shown)) GROUP BY creative_sha256
      )
      SELECT sha256, label, confidence, x, y, width, height
      FROM newest LEFT JOIN detections ON run_id = run AND creative_sha256 = sha256
      ORDER BY sha256, position
      """, .text(campaign))
    var objects: [String: [FoundObject]] = [:]
    for row in rows {
      guard let sha256 = row[0].text else { continue }
      objects[sha256, default: []] += [FoundObject(row)].compactMap { $0 }
    }
    return objects
  }

  /// The newest run that ranked images of a campaign by predicted click-through rate: one that was logged
  /// under the campaign's name, else any that ranked an image its ads show; an order for one part of the viewers
  /// only where there is none for all.
  public func latestRanking(ofCampaign campaign: String) throws(StoreError) -> Run? {
    let ranked = """
      SELECT run_id FROM predictions JOIN runs ON runs.id = run_id
      WHERE task = 'rank' AND label = 'ctr'
      """
    let order = "ORDER BY json_extract(args_json, '$.by') IS NULL DESC, run_id DESC LIMIT 1"
    let id = try connection.rows(
      """
      SELECT coalesce((\(ranked) AND campaign = ?1 \(order)),
        (\(ranked) AND creative_sha256 IN (\(Self.shown)) \(order)))
      """, .text(campaign)
    ).first?.first?.integer
    guard let id else { return nil }
    return try run(id: id)
  }
}
