/// The columns of an export that are read; where several could be, the one that is.
struct ExportColumns {
  let id, name, image, size, campaign, group, assetGroup, family: Int?
  let start, end, impressions, clicks, spend, conversions, revenue, currency: Int?

  /// What results are, where these stand for conversions.
  let resultKind: Int?

  /// Those without which a row tells nothing, in the order of the table.
  let needed: [Int]

  init(_ columns: [ExportRole: Int]) {
    (id, name) = (columns[.adID], columns[.adName])
    (image, size) = (columns[.image], columns[.size])
    (campaign, group) = (columns[.campaign], columns[.adGroup])
    (assetGroup, family) = (columns[.assetGroup], columns[.family])
    start = columns[.day] ?? columns[.start]
    end = columns[.day] ?? columns[.end] ?? columns[.start]
    impressions = columns[.impressions]
    clicks = columns[.linkClicks] ?? columns[.clicks]
    conversions = columns[.conversions] ?? columns[.results]
    (spend, revenue, currency) = (columns[.spend], columns[.revenue], columns[.currency])
    resultKind = columns[.conversions] == nil ? columns[.resultKind] : nil
    needed = [start, end, impressions, clicks].compactMap(\.self).sorted()
  }
}
