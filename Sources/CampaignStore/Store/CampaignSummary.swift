/// A campaign with the sums of its figures.
public struct CampaignSummary: Hashable, Sendable {
  /// Its name, which no other has.
  public let name: String

  /// Which program exported it first.
  public let platform: ExportPlatform

  /// The currency of its amounts, where an export told.
  public let currency: String?

  /// How many ads it has.
  public let adCount: Int

  /// How many of them are joined to an image.
  public let matchedCount: Int

  /// The first day, `2026-08-01`; `nil` without figures.
  public let firstDay: String?

  /// The last day; `nil` without figures.
  public let lastDay: String?

  /// When it was imported last, as ISO 8601 in UTC.
  public let updatedAt: String

  /// The sums, with every impression counted once.
  public let figures: CampaignFigures
}

/// An ad of a campaign with the sums of its figures.
public struct AdSummary: Hashable, Sendable {
  /// What tells it from others.
  public let key: String

  /// Its name.
  public let name: String

  /// The platform's number.
  public let platformID: String?

  /// The family of size variants it belongs to.
  public let family: String?

  /// The image it is joined to.
  public let creative: Creative?

  /// How the image was found.
  public let match: AdMatch.Method?

  /// How alike the names are, 0 to 1.
  public let matchScore: Double?

  /// Labels taken out of its name.
  public let labels: [String: String]

  /// The sums, with every impression counted once.
  public let figures: CampaignFigures
}
