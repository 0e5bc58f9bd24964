import FileFormats

/// Why an import stored nothing.
public enum CampaignImportError: Error, Hashable, Sendable {
  /// The export does not fit what is stored.
  case export(ExportError)

  /// The store cannot be used.
  case store(StoreError)
}

/// What is known of an ad beside its figures.
public struct ImportedAd: Hashable, Sendable {
  /// The image, if one was found.
  public var creative: Creative?

  /// How it was found.
  public var match: AdMatch?

  /// Labels taken out of its name.
  public var labels: [String: String]

  /// Creates it.
  public init(creative: Creative? = nil, match: AdMatch? = nil, labels: [String: String] = [:]) {
    (self.creative, self.match, self.labels) = (creative, match, labels)
  }
}

extension Store {
  /// Stores the figures of an export; all of them or none.
  ///
  /// A campaign holds the figures of one platform in one currency; another one is refused.
  /// Figures that are stored already, of the same ad, days and dimensions, get their new values, so that
  /// an export may be imported again. An ad that was joined to an image before keeps it unless another
  /// one is found.
  ///
  /// - Parameters:
  ///   - export: what was read.
  ///   - details: what is known of each of its ads, in their order.
  ///   - time: when.
  /// - Throws: `CampaignImportError`; nothing is stored then.
  public func add(
    _ export: CampaignExport, details: [ImportedAd], at time: Timestamp = .now
  ) throws(CampaignImportError) {
    precondition(details.count == export.ads.count, "there must be details of every ad")
    var refusal: ExportError?
    do throws(StoreError) {
      try transaction { () throws(StoreError) in
        // Looked for before anything is written, so that there is nothing to undo.
        refusal = try conflict(with: export)
        if refusal != nil { return }
        let ids = try addAds(of: export, details, at: time)
        try addObservations(of: export, ads: ids)
      }
    } catch {
      throw .store(error)
    }
    if let refusal { throw .export(refusal) }
  }

  /// Forgets a campaign with its ads and figures.
  ///
  /// Images and predictions stay. `false` if there is no campaign of that name.
  public func removeCampaign(_ name: String) throws(StoreError) -> Bool {
    try transaction { () throws(StoreError) in
      let known = try connection.rows("SELECT id FROM campaigns WHERE name = ?", .text(name))
      try connection.run("DELETE FROM campaigns WHERE name = ?", .text(name))
      return !known.isEmpty
    }
  }

  /// Stores campaigns and ads, and returns the number of each ad.
  private func addAds(
    of export: CampaignExport, _ details: [ImportedAd], at time: Timestamp
  ) throws(StoreError) -> [Int] {
    var campaigns: [String: Int] = [:]
    var ids: [Int] = []
    for (ad, detail) in zip(export.ads, details) {
      if campaigns[ad.campaign] == nil {
        campaigns[ad.campaign] = try id(
          """
          INSERT INTO campaigns (name, platform, currency, created_at, updated_at)
          VALUES (?1, ?2, ?3, ?4, ?4)
          ON CONFLICT DO UPDATE SET updated_at = excluded.updated_at,
            currency = iif(length(currency) = 3, currency, coalesce(excluded.currency, currency))
          RETURNING id
          """, .text(ad.campaign), .text(export.platform.rawValue), SQLValue(export.currency),
          .text(time.description))
      }
      if let creative = detail.creative { try log(creative) }
      let id = try id(
        """
        INSERT INTO ads
          (campaign_id, key, name, platform_id, family, creative_sha256, match, match_score)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT DO UPDATE SET name = excluded.name,
          platform_id = coalesce(excluded.platform_id, platform_id),
          family = coalesce(excluded.family, family),
          match = iif(excluded.creative_sha256 IS NULL, match, excluded.match),
          match_score = iif(excluded.creative_sha256 IS NULL, match_score, excluded.match_score),
          creative_sha256 = coalesce(excluded.creative_sha256, creative_sha256)
        RETURNING id
        """, .integer(campaigns[ad.campaign] ?? 0), .text(ad.key), .text(ad.name),
        SQLValue(ad.platformID), SQLValue(ad.family), SQLValue(detail.creative?.sha256),
        SQLValue(detail.match?.method.rawValue), detail.match.map { .real($0.score) } ?? .null)
      for (key, value) in detail.labels.sorted(by: { $0.key < $1.key }) {
        try connection.run(
          """
          INSERT INTO ad_labels (ad_id, key, value) VALUES (?, ?, ?)
          ON CONFLICT DO UPDATE SET value = excluded.value
          """, .integer(id), .text(key), .text(value))
      }
      ids.append(id)
    }
    return ids
  }

  private func id(_ sql: String, _ values: SQLValue...) throws(StoreError) -> Int {
    try connection.rows(sql, values).first?.first?.integer ?? 0
  }

  private func addObservations(
    of export: CampaignExport, ads: [Int]
  ) throws(StoreError) {
    let days = DayTexts(export.observations)
    let values = export.values.map(SQLValue.text)
    // In the order of the table, in which rows are appended and not sorted in.
    let ordered = export.observations.sorted {
      (ads[$0.ad], $0.breakdown, $0.firstDay) < (ads[$1.ad], $1.breakdown, $1.firstDay)
    }
    let statement = try connection.statement(
      """
      INSERT INTO observations
        (ad_id, breakdown, day, last_day, placement, segment, device,
         impressions, clicks, spend, conversions, revenue)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET last_day = excluded.last_day,
        impressions = excluded.impressions, clicks = excluded.clicks, spend = excluded.spend,
        conversions = excluded.conversions, revenue = excluded.revenue
      """)
    defer { statement.reset() }
    func amount(_ value: Double?) -> SQLValue { value.map(SQLValue.real) ?? .null }
    for observation in ordered {
      statement.rewind()
      try statement.bind([
        .integer(ads[observation.ad]), values[observation.breakdown],
        days[observation.firstDay], days[observation.lastDay], values[observation.placement],
        values[observation.segment], values[observation.device],
        .integer(observation.impressions), .integer(observation.clicks),
        amount(observation.spend), amount(observation.conversions),
        amount(observation.revenue),
      ])
      _ = try statement.step()
    }
  }

  /// Days as texts, each written once.
  private struct DayTexts {
    private var texts: [CalendarDay: SQLValue] = [:]

    init(_ observations: [CampaignExport.Observation]) {
      for observation in observations {
        for day in [observation.firstDay, observation.lastDay] where texts[day] == nil {
          texts[day] = .text(day.description)
        }
      }
    }

    subscript(day: CalendarDay) -> SQLValue { texts[day] ?? .text(day.description) }
  }
}
