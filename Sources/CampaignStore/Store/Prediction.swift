import FileFormats

/// An ad image, known by the hash of its file.
public struct Creative: Hashable, Sendable {
  /// The SHA-256 of the file in hexadecimal.
  public var sha256: String

  /// Where it was last seen.
  public var path: String

  /// The width in pixels, upright.
  public var width: Int

  /// The height in pixels, upright.
  public var height: Int

  /// `jpeg`, `png`, `webp` or `gif`.
  public var format: String

  /// The perceptual hash, if it was computed.
  public var perceptualHash: String?

  /// Creates a creative.
  public init(
    sha256: String, path: String, width: Int, height: Int, format: String,
    perceptualHash: String? = nil
  ) {
    self.sha256 = sha256
    self.path = path
    self.width = width
    self.height = height
    self.format = format
    self.perceptualHash = perceptualHash
  }
}

/// What a model said about a creative.
public struct Prediction: Hashable, Sendable {
  /// The image.
  public var creative: Creative

  /// The likeliest label.
  public var label: String

  /// Its probability, 0 to 1.
  public var confidence: Double

  /// Anything else, such as the next labels; `null` for nothing.
  public var extra: JSONValue

  /// Creates a prediction.
  public init(
    creative: Creative, label: String, confidence: Double, extra: JSONValue = .null
  ) {
    self.creative = creative
    self.label = label
    self.confidence = confidence
    self.extra = extra
  }
}

/// A logged prediction.
public struct LoggedPrediction: Hashable, Sendable {
  /// The run that made it.
  public let runID: Int

  /// What was said.
  public let prediction: Prediction

  /// The campaign it was logged under.
  public let campaign: String?

  /// When, as ISO 8601 in UTC.
  public let createdAt: String
}
