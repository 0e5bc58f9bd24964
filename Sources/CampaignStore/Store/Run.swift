import FileFormats

/// A run to be logged.
public struct NewRun: Sendable {
  /// Its name, which need not be the only one.
  public var name: String

  /// The verb or task: `classify`, `train`.
  public var task: String

  /// The version of the program.
  public var version: String

  /// The arguments it was started with.
  public var arguments: JSONValue

  /// Its folder, if it has one.
  public var directory: String?

  /// What it was tried for, with other runs; `nil` for a run on its own.
  public var experiment: String?

  /// When it started.
  public var startedAt: Timestamp

  /// Creates a run that starts now.
  public init(
    name: String, task: String, version: String, arguments: JSONValue = [:],
    directory: String? = nil, experiment: String? = nil, startedAt: Timestamp = .now
  ) {
    self.name = name
    self.task = task
    self.version = version
    self.arguments = arguments
    self.directory = directory
    self.experiment = experiment
    self.startedAt = startedAt
  }
}

/// A logged run.
public struct Run: Hashable, Sendable {
  /// Where a run stands.
  public enum Status: String, Hashable, Sendable {
    /// Not ended, or ended without a word (a crash, a power cut).
    case running

    /// All work done.
    case finished

    /// Stopped by the user.
    case interrupted

    /// Ended by an error.
    case failed
  }

  /// Its number in the store.
  public let id: Int

  /// Its name.
  public let name: String

  /// The verb or task.
  public let task: String

  /// Where it stands.
  public let status: Status

  /// When it started, as ISO 8601 in UTC.
  public let startedAt: String

  /// When it ended, `nil` while it runs.
  public let endedAt: String?

  /// The version of the program.
  public let version: String

  /// The arguments it was started with.
  public let arguments: JSONValue

  /// Its folder, if it has one.
  public let directory: String?

  /// The experiment it belongs to.
  public let experiment: String?

  /// The duration in seconds, if it has ended.
  public var seconds: Double? {
    guard let start = Timestamp(startedAt), let endedAt, let end = Timestamp(endedAt) else {
      return nil
    }
    return Double(end.milliseconds - start.milliseconds) / 1000
  }
}

/// A named value of a run at a step.
public struct Metric: Hashable, Sendable {
  /// Its name, such as `val/loss`.
  public var key: String

  /// The value; NaN is kept as "no value".
  public var value: Double

  /// The step, such as the epoch; 0 for a figure of the whole run.
  public var step: Int

  /// Creates a value.
  public init(_ key: String, _ value: Double, step: Int = 0) {
    self.key = key
    self.value = value
    self.step = step
  }
}
