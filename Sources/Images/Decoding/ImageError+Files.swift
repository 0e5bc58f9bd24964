import FileFormats

extension ImageError {
  /// The same reason, about the file at `path`.
  func at(_ path: String) -> ImageError { ImageError(code, message: message, path: path) }

  /// The reading error of a file in the words of pictures.
  public init(_ error: FileError) {
    let message = String(error.description.dropFirst(error.path.count + 2))
    let code: Code =
      switch error {
      case .missing, .brokenLink: .missing
      case .tooLarge: .tooLarge
      default: .unreadable
      }
    self.init(code, message: message, path: error.path)
  }
}
