import AdLens

/// What an import did, as rows: one for each ad.
struct CampaignImportRows {
  private let report: CampaignImportReport
  private let path: String
  private let joinsImages: Bool

  init(_ report: CampaignImportReport, path: String, joinsImages: Bool) {
    self.report = report
    self.path = path
    self.joinsImages = joinsImages
  }

  private static let columns = [
    Column("Ad", "name", isFlexible: true), Column("Campaign", "campaign", isFlexible: true),
    Column("Image", "image", isFlexible: true), Column("Match", "match"),
    Column.number("Score", "score", decimals: 2), Column.count("Rows", "rows"),
    Column.count("Impressions", "impressions"), Column.count("Clicks", "clicks"),
  ]

  /// Writes the rows in the format asked for.
  func write(_ invocation: Invocation) throws(FileError) {
    var writer = RowWriter(invocation, columns: Self.columns)
    writer.head = head
    for row in rows { writer.append(row) }
    try writer.finish(summary: summary)
  }

  private var rows: [JSONValue] {
    let export = report.export
    var rowCounts = [Int](repeating: 0, count: export.ads.count)
    for observation in export.observations { rowCounts[observation.ad] += 1 }
    return export.ads.indices.map { index in
      let (ad, detail) = (export.ads[index], report.details[index])
      let figures = report.figures[index]
      return [
        "ad": .string(ad.key), "name": .string(ad.name), "campaign": .string(ad.campaign),
        "platform_id": CampaignRow.text(ad.platformID),
        "image": CampaignRow.text(detail.creative?.path),
        "match": CampaignRow.text(detail.match?.method.rawValue),
        "score": CampaignRow.number(detail.match?.score),
        "labels": JSONValue(detail.labels.sorted { $0.key < $1.key }.map { ($0, .string($1)) }),
        "rows": .integer(rowCounts[index]), "impressions": .integer(figures.impressions),
        "clicks": .integer(figures.clicks),
      ]
    }
  }

  /// The file and what was left out of it.
  private var head: JSONObject {
    let export = report.export
    return [
      "export": .string(path), "platform": .string(export.platform.rawValue),
      "currency": CampaignRow.text(export.currency),
      "rows_stored": .integer(export.observations.count),
      "rows_refused": .integer(report.refusedCount), "total_rows": .integer(export.totalRows),
      "refused": JSONValue(
        export.refusedCounts.sorted { $0.key.rawValue < $1.key.rawValue }.map {
          ($0.rawValue, .integer($1))
        }),
      "refusals": .array(
        export.refusals.map {
          [
            "line": .integer($0.line), "code": .string($0.kind.rawValue),
            "message": .string($0.reason),
          ]
        }),
      "unused_images": .array(joinsImages ? report.unusedImages.map(JSONValue.string) : []),
      "unused_map_rows": .array(
        report.unusedMapRows.map {
          ["line": .integer($0.line), "ad": .string($0.ad), "reason": .string($0.reason)]
        }),
      "notes": .array((export.notes + report.doubts).map(JSONValue.string)),
    ]
  }

  private var summary: String {
    let export = report.export
    let matched = report.details.count { $0.creative != nil }
    var text =
      "\n\(Words.count(export.observations.count, "row")) of \(Words.count(export.ads.count, "ad")) stored"
    text += joinsImages ? ", \(grouped(matched)) with an image" : ""
    text += report.refusedCount > 0 ? ", \(Words.count(report.refusedCount, "row")) refused" : ""
    text += export.totalRows > 0 ? ", \(Words.count(export.totalRows, "sum")) passed over" : ""
    return text + ".\n"
  }
}
