import Kernels
import Tensors

extension Plan {
  /// The needs of a batch norm whose statistics do not depend on the batch.
  mutating func freeze(channels: Int, _ activation: Activation) {
    keptCount = channels
    backwardReads = activation == .identity ? [] : [.output]
    requiresInputGradient = false
    overwritesOutputGradient = activation != .identity
  }
}

extension BatchNorm2D {
  /// Keeps what the way back multiplies with, `weight / sqrt(running_var + epsilon)`.
  func keepScales(_ pass: ForwardPass) {
    let (weight, variance) = (pass.parameters[0], pass.state[1])
    for c in weight.indices { pass.kept[c] = weight[c] / (variance[c] + epsilon).squareRoot() }
  }

  /// `inputGradient = outputGradient * scale[channel]`: with fixed statistics the layer is linear.
  func backwardFrozen(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    if activation != .identity {
      activationGradient(
        pass.outputGradient.readOnly, of: activation, at: pass.output, into: pass.outputGradient,
        pool: pass.pool)
    }
    let channels = pass.plan.input.channels
    let scales = pass.kept.slice(0, channels)
    for start in stride(from: 0, to: inputGradient.count, by: channels) {
      let gradient = pass.outputGradient.slice(start, channels)
      let result = inputGradient.slice(start, channels)
      for c in scales.indices {
        let share = gradient[c] * scales[c]
        result[c] = pass.accumulates ? result[c] + share : share
      }
    }
  }
}
