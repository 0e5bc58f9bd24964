import Tensors

/// The operands of a convolution in both directions.
final class ConvolutionMemory {
  private let convolution: Convolution
  private let pool: WorkerPool
  private let input, weights, output, inputGradient, weightGradient: Arena
  private let packed, workspace: Arena

  init(_ convolution: Convolution, _ pool: WorkerPool) {
    self.convolution = convolution
    self.pool = pool
    input = KernelWork.operand(convolution.inputCount)
    weights = KernelWork.operand(convolution.weightCount)
    output = KernelWork.operand(convolution.outputCount)
    inputGradient = Arena(count: convolution.inputCount)
    weightGradient = Arena(count: convolution.weightCount)
    packed = Arena(count: convolution.packedWeightCount)
    workspace = Arena(
      count: max(
        convolution.forwardWorkspaceCount(threads: pool.threads),
        convolution.packedForwardWorkspaceCount(threads: pool.threads),
        convolution.backwardInputWorkspaceCount(threads: pool.threads),
        convolution.backwardWeightsWorkspaceCount(threads: pool.threads)))
  }

  func pack() {
    convolution.pack(weights.view.readOnly, into: packed.view, pool: pool)
  }

  /// The forward pass with packed weights, where there are any.
  func infer() {
    if packed.view.count == 0 { return forward() }
    convolution.forward(
      input.view.readOnly, packed: packed.view.readOnly, into: output.view,
      workspace: workspace.view, pool: pool)
  }

  func forward() {
    convolution.forward(
      input.view.readOnly, weights: weights.view.readOnly, into: output.view,
      workspace: workspace.view, pool: pool)
  }

  /// The output serves as its own gradient.
  func backward() {
    convolution.backwardInput(
      output.view.readOnly, weights: weights.view.readOnly, into: inputGradient.view,
      workspace: workspace.view, pool: pool)
    convolution.backwardWeights(
      output.view.readOnly, input: input.view.readOnly, into: weightGradient.view,
      workspace: workspace.view, pool: pool)
  }
}
