/// Something that a detector found in a creative.
public struct FoundObject: Hashable, Sendable {
  /// Its class.
  public var label: String

  /// How sure the detector is, 0 to 1.
  public var confidence: Double

  /// The left edge in pixels of the upright image.
  public var x: Double

  /// The upper edge.
  public var y: Double

  /// The width in pixels.
  public var width: Double

  /// The height in pixels.
  public var height: Double

  /// Creates an object.
  public init(
    label: String, confidence: Double, x: Double, y: Double, width: Double, height: Double
  ) {
    self.label = label
    self.confidence = confidence
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// What a detector found in a creative, which may be nothing.
public struct CreativeObjects: Hashable, Sendable {
  /// The image.
  public var creative: Creative

  /// What was found, the most confident first.
  public var objects: [FoundObject]

  /// Creates the answer for a creative.
  public init(creative: Creative, objects: [FoundObject]) {
    self.creative = creative
    self.objects = objects
  }
}

/// The logged answer for a creative.
public struct LoggedObjects: Hashable, Sendable {
  /// The run that made it.
  public let runID: Int

  /// What was found.
  public let found: CreativeObjects

  /// The SHA-256 of the model file in hexadecimal.
  public let modelSHA256: String

  /// The campaign it was logged under.
  public let campaign: String?

  /// When, as ISO 8601 in UTC.
  public let createdAt: String
}
