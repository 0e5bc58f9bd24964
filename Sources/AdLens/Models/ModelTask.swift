/// What models do; raw values are those of model files, run directories and `--task`.
public enum ModelTask: String, Hashable, Sendable, CaseIterable {
  /// Say which class a picture belongs to.
  case classify
  /// Find objects in a picture.
  case detect
  /// Predict how often a creative is clicked.
  case ctr
}
