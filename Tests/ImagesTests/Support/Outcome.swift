import Images

/// How a decode ended, for tests that expect one way or another.
enum Outcome {
  case decoded(DecodedImage)
  case refused(ImageError)

  init(_ bytes: [UInt8], _ options: DecodeOptions = DecodeOptions()) {
    do {
      self = .decoded(try ImageDecoder.decode(bytes, options: options))
    } catch {
      self = .refused(error)
    }
  }

  init(contentsOf path: String, _ options: DecodeOptions = DecodeOptions()) {
    do {
      self = .decoded(try ImageDecoder.decode(contentsOf: path, options: options))
    } catch {
      self = .refused(error)
    }
  }

  /// The picture; `nil` when refused.
  var image: DecodedImage? { if case .decoded(let image) = self { image } else { nil } }

  /// The reason; `nil` when decoded.
  var error: ImageError? { if case .refused(let error) = self { error } else { nil } }

  /// What must hold for any input whatever: all pixels are there, or one line says why not.
  var isWellFormed: Bool {
    switch self {
    case .decoded(let image):
      image.pixels.count == image.width * image.height * image.channels
        && image.info.warnings.allSatisfy { !$0.isEmpty && !$0.contains("\n") }
    case .refused(let error):
      !error.message.isEmpty && !error.message.contains("\n")
    }
  }
}

extension Outcome: CustomStringConvertible, CustomReflectable {
  var description: String {
    switch self {
    case .decoded(let image): image.description
    case .refused(let error): error.description
    }
  }

  /// No children: a failing test must not print every pixel.
  var customMirror: Mirror { Mirror(self, children: [:]) }
}
