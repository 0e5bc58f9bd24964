/// Why a text is no XML document that is read.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int

  /// What is wrong there.
  public let reason: String

  /// The line and the reason.
  public var description: String { "line \(line): \(reason)" }
}
