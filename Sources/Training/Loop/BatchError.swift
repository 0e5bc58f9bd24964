/// Why a batch could not be made: an image that was there when the run began can no longer be read.
public struct BatchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The image.
  public let path: String

  /// What is wrong with it.
  public let reason: String

  /// Creates an error about one image.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// One line: the image, the reason, the next step.
  public var description: String {
    "\(path): \(reason) since the run began; restore the file and resume"
  }
}
