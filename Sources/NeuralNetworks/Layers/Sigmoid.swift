import Kernels

/// The logistic function, `output = 1 / (1 + exp(-input))`, element by element.
public struct Sigmoid: ElementwiseLayer {
  /// The name in model files.
  public static let kind = "sigmoid"

  /// Creates the layer.
  public init() {}

  /// Reads nothing: there are no hyper-parameters.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {}

  var activation: Activation { .sigmoid }
}
