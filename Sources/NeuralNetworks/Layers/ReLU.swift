import Kernels

/// The rectifier, `output = max(input, 0)`, element by element.
public struct ReLU: ElementwiseLayer {
  /// The name in model files.
  public static let kind = "relu"

  /// Creates the layer.
  public init() {}

  /// Reads nothing: there are no hyper-parameters.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  var activation: Activation { .relu }
}
