/// Why a file gave no picture.
public struct ImageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of reason, as reports name them.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The content contradicts its format.
    case corrupt
    /// The content ends too early.
    case truncated
    /// An image, but of a format or variant that is not decoded.
    case unsupportedFormat = "unsupported-format"
    /// Beyond a limit on pixels, sides, bytes, memory or work.
    case tooLarge = "too-large"
    /// Not an image at all.
    case notAnImage = "not-an-image"
    /// The file is there but cannot be read.
    case unreadable
    /// There is no such file.
    case missing
  }

  /// The kind of reason.
  public let code: Code

  /// The reason and the next step in one line, without the path.
  public let message: String

  /// The file, when the picture was asked for by path.
  public var path: String?

  /// Creates an error from a reason, to which the code adds the next step.
  init(_ code: Code, _ reason: String) {
    self.init(code, message: "\(reason); \(code.advice)")
  }

  /// Creates an error whose message is whole.
  init(_ code: Code, message: String, path: String? = nil) {
    self.code = code
    self.message = message
    self.path = path
  }

  /// The path, if known, and the message, in one line.
  public var description: String { path.map { "\($0): \(message)" } ?? message }
}

extension ImageError.Code {
  /// What to do about it.
  fileprivate var advice: String {
    switch self {
    case .corrupt: "export the image again"
    case .truncated: "copy or export the image again"
    case .unsupportedFormat: "convert it to PNG, JPEG, WebP or GIF"
    case .tooLarge: "make it smaller or raise the limit"
    case .notAnImage: "give a PNG, JPEG, WebP or GIF file"
    case .unreadable, .missing: "check the path and its permissions"
    }
  }
}
