/// The columns of an export that are read; where several could be, the one that is.
struct ExportColumns {
  let id, name, image, campaign, group, assetGroup, family: Int?
  let start, end, impressions, clicks, spend, conversions, revenue, currency: Int?

  init(_ columns: [ExportRole: Int]) {
    (id, name, image) = (columns[.adID], columns[.adName], columns[.image])
    (campaign, group) = (columns[.campaign], columns[.adGroup])
    (assetGroup, family) = (columns[.assetGroup], columns[.family])
    start = columns[.day] ?? columns[.start]
    end = columns[.day] ?? columns[.end] ?? columns[.start]
    impressions = columns[.impressions]
    clicks = columns[.linkClicks] ?? columns[.clicks]
    conversions = columns[.conversions] ?? columns[.results]
    (spend, revenue, currency) = (columns[.spend], columns[.revenue], columns[.currency])
  }
}
