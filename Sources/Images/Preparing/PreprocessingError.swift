/// A stored preparation that cannot be used.
public struct PreprocessingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field that is missing or not valid.
  public let field: String

  /// What is wrong with it.
  public let reason: String

  /// Creates an error about a field.
  init(field: String, reason: String = "is missing or not valid") {
    self.field = field
    self.reason = reason
  }

  /// The field and what is wrong with it, in one line.
  public var description: String { "preprocessing: \"\(field)\" \(reason)" }
}
