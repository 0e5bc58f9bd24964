import FileFormats
import Kernels

/// The rectifier with a slope below zero, `output = input` where positive, else `slope * input`.
public struct LeakyReLU: ElementwiseLayer {
  /// The name in model files.
  public static let kind = "leaky-relu"

  /// The slope below zero; positive, so that the output tells the side.
  public let slope: Float

  /// Creates the layer.
  ///
  /// - Precondition: the slope is positive and finite.
  public init(slope: Float = 0.01) {
    precondition(slope > 0 && slope.isFinite, "the slope must be positive, got \(slope)")
    self.slope = slope
  }

  /// Reads the slope.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {
    let slope = try configuration.float("slope")
    guard slope > 0 else {
      throw .invalid(key: "slope", at: configuration.path, reason: "it must be positive")
    }
    self.init(slope: slope)
  }

  /// The slope.
  public var configuration: JSONObject { ["slope": JSONValue(slope)] }

  var activation: Activation { .leakyReLU(slope: slope) }
}
