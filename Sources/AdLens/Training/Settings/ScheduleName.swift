/// The courses of the learning rate a user can name.
public enum ScheduleName: String, Hashable, Sendable, CaseIterable {
  /// The same rate throughout.
  case constant
  /// A tenfold drop after each third of the run.
  case step
  /// Half a cosine down to zero.
  case cosine
  /// A climb over 30 % of the run, then down.
  case oneCycle = "one-cycle"

  /// The course with its usual numbers.
  public var schedule: Schedule {
    switch self {
    case .constant: .constant
    case .step: .step
    case .cosine: .cosine
    case .oneCycle: .oneCycle
    }
  }
}
