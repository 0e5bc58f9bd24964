/// What is in an image and what a detector found in it, for measuring.
public struct MeasuredImage: Sendable {
  /// A rectangle in Double, in pixels of the image from its upper left corner.
  public struct Box: Hashable, Sendable {
    /// The left edge.
    public var x: Double
    /// The upper edge.
    public var y: Double
    /// The width.
    public var width: Double
    /// The height.
    public var height: Double

    /// Creates a box.
    public init(x: Double, y: Double, width: Double, height: Double) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    /// The area.
    public var area: Double { width * height }

    /// The shared area of two boxes.
    func intersection(_ other: Box) -> Double {
      let width = min(x + self.width, other.x + other.width) - max(x, other.x)
      let height = min(y + self.height, other.y + other.height) - max(y, other.y)
      return width > 0 && height > 0 ? width * height : 0
    }
  }

  /// An object that is there.
  public struct Truth: Hashable, Sendable {
    /// Where it is.
    public var box: Box
    /// The number of its class.
    public var label: Int
    /// Its area, which decides whether it counts as small, medium or large; that of its outline if known.
    public var area: Double
    /// Whether it is neither asked for nor held against a detector: a crowd, of which detections may
    /// cover any part.
    public var isCrowd: Bool

    /// Creates an object; its area is that of the box unless another one is given.
    public init(box: Box, label: Int, area: Double? = nil, isCrowd: Bool = false) {
      self.box = box
      self.label = label
      self.area = area ?? box.area
      self.isCrowd = isCrowd
    }
  }

  /// Something that was found.
  public struct Finding: Hashable, Sendable {
    /// Where.
    public var box: Box
    /// The number of its class.
    public var label: Int
    /// How sure the detector is.
    public var confidence: Double

    /// Creates a finding.
    public init(box: Box, label: Int, confidence: Double) {
      self.box = box
      self.label = label
      self.confidence = confidence
    }
  }

  /// The objects.
  public var truths: [Truth]

  /// The findings; of equally confident ones the first counts first.
  public var findings: [Finding]

  /// Creates an image.
  public init(truths: [Truth], findings: [Finding]) {
    self.truths = truths
    self.findings = findings
  }
}
