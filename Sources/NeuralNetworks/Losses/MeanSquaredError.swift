import Tensors

/// The squared error averaged over all elements, `loss = mean((output - target)²)`.
///
/// - outputs, targets, gradient: `[batch, features]`
public struct MeanSquaredError: Sendable {
  /// Creates the loss.
  public init() {}

  /// The loss of a batch; overwrites `gradient`, if given, with its gradient at the outputs.
  public func loss(
    of outputs: FloatView, targets: FloatView, gradient: MutableFloatView? = nil
  ) -> Double {
    precondition(
      outputs.count == targets.count && outputs.count > 0,
      "\(outputs.count) outputs need as many targets, got \(targets.count)")
    let count = Double(outputs.count)
    var sum = 0.0
    for index in outputs.indices {
      let error = Double(outputs[index]) - Double(targets[index])
      sum += error * error
      gradient?[index] = Float(2 * error / count)
    }
    return sum / count
  }
}
