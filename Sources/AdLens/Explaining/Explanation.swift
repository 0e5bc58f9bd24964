/// Where the evidence for an answer lies.
public struct Explanation: Sendable {
  /// A heat map and how it was made.
  public struct Map: Sendable {
    /// The way.
    public let method: ExplanationMethod

    /// The map, over the upright picture.
    public let heat: HeatMap
  }

  /// What was explained.
  public let subject: ExplainedSubject

  /// The maps, in the order of the methods.
  public let maps: [Map]
}

/// The answer that is explained.
public struct ExplainedSubject: Sendable {
  /// The name of the class.
  public let label: String

  /// How sure the model is, `0...1`.
  public let confidence: Double

  /// Where the object is, if it is one, in pixels of the upright picture.
  public let object: DetectedObject?

  /// The same in terms of the network.
  let evidence: EvidenceSubject
}
