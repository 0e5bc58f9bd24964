import Kernels

/// The sigmoid-weighted unit, `output = input * sigmoid(input)`, element by element (also called swish).
public struct SiLU: ElementwiseLayer {
  /// The name in model files.
  public static let kind = "silu"

  /// Creates the layer.
  public init() {}

  /// Reads nothing: there are no hyper-parameters.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  var activation: Activation { .silu }
}
