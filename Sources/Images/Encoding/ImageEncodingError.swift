/// Why a picture could not be encoded.
public struct ImageEncodingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The encoder's words.
  public let reason: String

  /// The reason in one line.
  public var description: String { "the image cannot be encoded: \(reason)" }
}
