/// The side of a dataset that a sample is on.
public enum Split: String, Hashable, Sendable, CaseIterable {
  /// Learned from.
  case train
  /// Used to choose the epoch and the temperature.
  case validation = "val"
  /// Measured once, never used to choose anything.
  case test

  /// Reads the name of a folder or a manifest cell: `train`, `training`, `val`, `valid`,
  /// `validation`, `test` or `testing` in any case; `nil` for other words.
  public init?(named name: String) {
    switch name.lowercased() {
    case "train", "training": self = .train
    case "val", "valid", "validation": self = .validation
    case "test", "testing": self = .test
    default: return nil
    }
  }
}
