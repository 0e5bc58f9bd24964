import Kernels

/// The bounded rectifier, `output = min(max(input, 0), 6)`, element by element.
public struct ReLU6: ElementwiseLayer {
  /// The name in model files.
  public static let kind = "relu6"

  /// Creates the layer.
  public init() {}

  /// Reads nothing: there are no hyper-parameters.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  var activation: Activation { .relu6 }
}
