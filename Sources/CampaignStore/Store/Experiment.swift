/// Runs that were tried for the same end.
public struct Experiment: Hashable, Sendable {
  /// Its name, the only one.
  public let name: String

  /// When its first run was logged, as ISO 8601 in UTC.
  public let createdAt: String

  /// How many runs it has.
  public let runCount: Int

  /// When its newest run started; `nil` without any.
  public let lastStartedAt: String?
}
