/// A row of the table of ads and images that joined no ad.
public struct UnusedMapRow: Hashable, Sendable {
  /// The line of the table, from 1.
  public let line: Int

  /// What the row names as the ad.
  public let ad: String

  /// Why it was not used, in words that follow the ad.
  public let reason: String
}
