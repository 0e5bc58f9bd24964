import FileFormats
import Kernels
import Tensors

/// Sets a random part of the elements to zero in training and scales the others up, so that the
/// expectation stays (Srivastava and others, 2014); passes its input unchanged in inference.
///
/// Which elements fall follows from the seed of the pass, so nothing is kept for the way back.
public struct Dropout: Layer {
  /// The name in model files.
  public static let kind = "dropout"

  /// The probability of falling.
  public let rate: Float

  /// Creates the layer.
  ///
  /// - Precondition: `0 <= rate < 1`.
  public init(rate: Float) {
    precondition(rate >= 0 && rate < 1, "the rate must lie in 0..<1, got \(rate)")
    self.rate = rate
  }

  /// Reads the rate.
  public init(configuration: inout LayerConfiguration) throws(ArchitectureError) {
    let rate = try configuration.float("rate")
    guard rate >= 0, rate < 1 else {
      throw .invalid(key: "rate", at: configuration.path, reason: "it must lie in 0..<1")
    }
    self.init(rate: rate)
  }

  /// The rate.
  public var configuration: JSONObject { ["rate": JSONValue(rate)] }

  /// The same shape.
  public func plan(for input: Shape) -> Plan {
    var plan = Plan(input: input, output: input)
    plan.sharing = .inPlace
    plan.multiplyAddCount = input.count
    return plan
  }

  /// `output = isKept ? input / (1 - rate) : 0`.
  public func forward(_ pass: ForwardPass) {
    guard case .training(let seed) = pass.mode else {
      copy(pass.input, into: pass.output)
      return
    }
    dropout(pass.input, rate: rate, seed: seed, into: pass.output, pool: pass.pool)
  }

  /// The same elements fall in the gradient.
  public func backward(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient, case .training(let seed) = pass.mode else {
      return
    }
    if pass.accumulates {
      dropout(
        pass.outputGradient.readOnly, rate: rate, seed: seed, addingTo: inputGradient,
        pool: pass.pool)
    } else {
      dropout(
        pass.outputGradient.readOnly, rate: rate, seed: seed, into: inputGradient, pool: pass.pool)
    }
  }
}

/// Copies `values` unless the two are the same memory already.
func copy(_ values: FloatView, into output: MutableFloatView) {
  if values.base != UnsafePointer(output.base) { output.copy(from: values) }
}
