import CampaignStore
import FileFormats
import Images

/// What an import did.
public struct CampaignImportReport: Sendable {
  /// What was read.
  public let export: CampaignExport

  /// What is known of each ad of the export, in its order.
  public let details: [ImportedAd]

  /// The figures of each ad of the export, in its order, with every impression counted once.
  public let figures: [CampaignFigures]

  /// The images that no ad belongs to; without those of `imageProblems`.
  public let unusedImages: [String]

  /// Images that an ad belongs to but that cannot be decoded.
  public let imageProblems: [ImageError]

  /// The rows of the table of ads and images that joined no ad.
  public let unusedMapRows: [UnusedMapRow]

  /// Ads whose names do not fit the pattern.
  public let misnamedAds: [CampaignExport.Ad]

  init(
    export: CampaignExport, details: [ImportedAd], imagePaths: [String],
    imageProblems: [ImageError], unusedMapRows: [UnusedMapRow], labelsAds: Bool
  ) {
    self.export = export
    self.details = details
    figures = export.figures
    let used = Set(
      details.compactMap { $0.creative?.path } + imageProblems.compactMap(\.path))
    self.unusedMapRows = unusedMapRows
    unusedImages = imagePaths.filter { !used.contains($0) }
    self.imageProblems = imageProblems
    misnamedAds =
      labelsAds ? zip(export.ads, details).filter { $1.labels.isEmpty }.map(\.0) : []
  }

  /// The ads without an image.
  public var unmatchedAds: [CampaignExport.Ad] {
    zip(export.ads, details).filter { $1.creative == nil }.map(\.0)
  }

  /// How many rows were refused.
  public var refusedCount: Int { export.refusedCounts.values.reduce(0, +) }

  /// What makes a comparison of these ads say little, in words.
  public var doubts: [String] {
    let shown = figures.count { $0.impressions > 0 }
    var doubts: [String] = []
    if export.ads.count == 1 {
      doubts.append("there is one ad only, so that there is nothing to compare it with")
    } else if shown == 1 {
      doubts.append("all impressions are those of one ad, so that the others cannot be compared")
    }
    if shown == 0 {
      doubts.append("no ad has an impression")
    } else if figures.allSatisfy({ $0.clicks == 0 }) {
      doubts.append("there is not a single click, so that no ad can be told from another")
    }
    return doubts
  }
}
