/// A way to find out where the evidence for an answer lies.
public enum ExplanationMethod: String, Hashable, Sendable, CaseIterable {
  /// By the gradients of the answer with respect to the feature maps: one pass, as coarse as the maps.
  case gradCAM = "grad-cam"

  /// By covering one place after the other: many passes, and no assumption about the network.
  case occlusion

  /// Its name for people.
  public var title: String {
    switch self {
    case .gradCAM: "Grad-CAM"
    case .occlusion: "Occlusion"
    }
  }
}

/// What is explained, and how.
public struct ExplanationOptions: Hashable, Sendable {
  /// What lies under the patch that covers a place.
  public enum Cover: String, Hashable, Sendable, CaseIterable {
    /// The picture, too blurred to recognise anything of the patch's size: flat ground stays as it is.
    case blur

    /// Middle grey.
    case grey
  }

  /// The ways, in the order of the maps.
  public var methods: [ExplanationMethod] = [.gradCAM]

  /// The number of the class; `nil` for the one the model is surest of.
  public var classIndex: Int?

  /// The side of the square patch, as a share of the mean side of the picture.
  public var patch = 0.16

  /// How far the patch moves each time, as a share of its side.
  public var stride = 0.5

  /// What lies under it.
  public var cover = Cover.blur

  /// Creates the usual options.
  public init() {}
}
