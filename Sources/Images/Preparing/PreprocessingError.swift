/// A stored preparation that cannot be used.
public struct PreprocessingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The field that is missing or not valid.
  public let field: String

  /// The field and what is wrong with it, in one line.
  public var description: String { "preprocessing: \"\(field)\" is missing or not valid" }
}
