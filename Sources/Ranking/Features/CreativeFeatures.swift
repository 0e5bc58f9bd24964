/// What is seen of a creative: named attributes, and the network's own features.
public struct CreativeFeatures: Hashable, Sendable {
  /// The values of the attributes, in the order of an `AttributeScheme`.
  public var attributes: [Double]

  /// The network's features.
  public var embedding: [Float]

  /// Creates features.
  public init(attributes: [Double], embedding: [Float]) {
    self.attributes = attributes
    self.embedding = embedding
  }
}

/// The names of the attributes of creatives.
public struct AttributeScheme: Hashable, Sendable {
  /// One attribute.
  public struct Attribute: Hashable, Sendable {
    /// Its name, as in `cta_button area`.
    public let name: String

    /// What it belongs to, as in `cta_button`: effects are told by this.
    public let element: String

    /// Whether its effect may differ between segments.
    public let differsBySegment: Bool

    /// Creates an attribute.
    public init(name: String, element: String, differsBySegment: Bool = false) {
      self.name = name
      self.element = element
      self.differsBySegment = differsBySegment
    }
  }

  /// The attributes, those that may differ between segments first.
  public let attributes: [Attribute]

  /// Creates a scheme.
  ///
  /// - Precondition: attributes that may differ between segments come first.
  public init(_ attributes: [Attribute]) {
    self.attributes = attributes
    let first = attributes.firstIndex { !$0.differsBySegment } ?? attributes.count
    precondition(
      attributes[first...].allSatisfy { !$0.differsBySegment },
      "attributes that differ between segments come first")
  }

  /// How many attributes may differ between segments.
  public var interactionCount: Int { attributes.filter(\.differsBySegment).count }
}
