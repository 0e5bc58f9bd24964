import FileFormats

/// What an export of an advertising platform says: ads and their figures, with nothing counted twice.
public struct CampaignExport: Sendable {
  /// An ad as the export names it.
  public struct Ad: Hashable, Sendable {
    /// The campaign it belongs to.
    public let campaign: String

    /// What tells it from others in its campaign: the platform's number, else its names, and in the
    /// neutral table its image, else its size.
    public let key: String

    /// The name of the ad, or the best that the export has.
    public let name: String

    /// The platform's number of the ad.
    public let platformID: String?

    /// The file that the export names.
    public let image: String?

    /// The family of size variants it belongs to, from the neutral table.
    public let family: String?

    /// What a map may call it, the surest first: the platform's number, the key, the name.
    public var mapNames: [String] { [platformID, key, name].compactMap(\.self) }
  }

  /// The figures of an ad for some days and one value of each dimension.
  public struct Observation: Hashable, Sendable {
    /// The index of the ad in `ads`.
    public let ad: Int

    /// The first day.
    public let firstDay: CalendarDay

    /// The last day; the same as the first in a daily export.
    public let lastDay: CalendarDay

    /// The index into `values` of where the ad was shown.
    public let placement: Int

    /// The index into `values` of to whom: age, gender and place.
    public let segment: Int

    /// The index into `values` of on what.
    public let device: Int

    /// The index into `values` of the names of the columns that split the ad's figures in this row.
    public let breakdown: Int

    /// How often the ad was shown.
    public let impressions: Int

    /// How often it was clicked.
    public let clicks: Int

    /// What it cost, in the currency of the export.
    public let spend: Double?

    /// How many conversions it led to.
    public let conversions: Double?

    /// What these were worth.
    public let revenue: Double?
  }

  /// Which program wrote the export.
  public let platform: ExportPlatform

  /// The currency of the amounts, where the export tells.
  public let currency: String?

  /// The ads, in the order they appear.
  public let ads: [Ad]

  /// The texts that observations refer to; the first is empty.
  public let values: [String]

  /// The figures.
  public let observations: [Observation]

  /// The rows that were left out, with the reason, in the order of the file; at most a thousand.
  public let refusals: [ExportRefusal]

  /// How many rows were left out for each kind of reason.
  public let refusedCounts: [ExportRefusal.Kind: Int]

  /// How many rows were sums of others, which are passed over.
  public let totalRows: Int

  /// How the file was read: things a reader should know.
  public let notes: [String]
}
