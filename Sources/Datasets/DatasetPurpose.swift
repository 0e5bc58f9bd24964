/// What a dataset is opened for, which decides how much it must hold.
public enum DatasetPurpose: Hashable, Sendable {
  /// At least two classes, each with an image to learn from.
  case training
  /// At least one image; classes may be missing.
  case evaluation
}
