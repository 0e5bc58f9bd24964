import FileFormats

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
