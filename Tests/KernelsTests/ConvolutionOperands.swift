import Kernels
import Tensors

/// The operands of a convolution, and what its passes make of them.
struct ConvolutionOperands {
  let convolution: Convolution
  let input: Buffer
  let weights: Buffer
  let bias: Buffer?
  let outputGradient: Buffer
  var activation: Activation
  /// Whether the results are added to what is there.
  let isAdding: Bool
  private let starts: [[Float]]

  /// Random operands and options.
  init(_ convolution: Convolution, _ random: inout RandomGenerator) {
    self.init(
      convolution, hasBias: random.bool(), isAdding: random.bool(),
      activation: random.element(of: [.identity, .relu, .relu6, .silu, .leakyReLU(slope: 0.1)]),
      &random)
  }

  /// Random operands, no bias, no activation, nothing added.
  init(plain convolution: Convolution, _ random: inout RandomGenerator) {
    self.init(convolution, hasBias: false, isAdding: false, activation: .identity, &random)
  }

  private init(
    _ convolution: Convolution, hasBias: Bool, isAdding: Bool, activation: Activation,
    _ random: inout RandomGenerator
  ) {
    self.convolution = convolution
    self.isAdding = isAdding
    self.activation = activation
    input = Buffer(random.floats(convolution.inputCount), offset: random.integer(below: 3))
    weights = Buffer(random.floats(convolution.weightCount))
    bias = hasBias ? Buffer(random.floats(convolution.filters)) : nil
    outputGradient = Buffer(random.floats(convolution.outputCount))
    starts = [convolution.outputCount, convolution.inputCount, convolution.weightCount].map {
      random.floats($0)
    }
  }

  /// The output, the input gradient and the weight gradient by the sums that define them.
  func reference() -> [[Float]] {
    withExtendedLifetime(self) {
      let results = starts.map { Buffer(isAdding ? $0 : $0.map { _ in 0 }) }
      Reference.forward(
        convolution, input.floats, weights: weights.floats, bias: bias?.floats,
        activation: activation, into: results[0].view, accumulating: isAdding)
      Reference.backwardInput(
        convolution, outputGradient.floats, weights: weights.floats, addingTo: results[1].view)
      Reference.backwardWeights(
        convolution, outputGradient.floats, input: input.floats, addingTo: results[2].view)
      return results.map(\.array)
    }
  }

  /// The same by the kernels, in memory that held something else; empty if a pass wrote outside of it.
  func results(_ pool: WorkerPool) -> [[Float]] {
    withExtendedLifetime(self) {
      let results = starts.map { Buffer($0, offset: 1) }
      let workspaces = [
        convolution.forwardWorkspaceCount(threads: pool.threads),
        convolution.backwardInputWorkspaceCount(threads: pool.threads),
        convolution.backwardWeightsWorkspaceCount(threads: pool.threads),
      ].map { Buffer(count: $0) }
      for workspace in workspaces { workspace.view.fill(.nan) }
      let views = results.map(\.view)
      if isAdding {
        convolution.forward(
          input.floats, weights: weights.floats, bias: bias?.floats, activation: activation,
          addingTo: views[0], workspace: workspaces[0].view, pool: pool)
        convolution.backwardInput(
          outputGradient.floats, weights: weights.floats, addingTo: views[1],
          workspace: workspaces[1].view, pool: pool)
        convolution.backwardWeights(
          outputGradient.floats, input: input.floats, addingTo: views[2],
          workspace: workspaces[2].view, pool: pool)
      } else {
        convolution.forward(
          input.floats, weights: weights.floats, bias: bias?.floats, activation: activation,
          into: views[0], workspace: workspaces[0].view, pool: pool)
        convolution.backwardInput(
          outputGradient.floats, weights: weights.floats, into: views[1],
          workspace: workspaces[1].view, pool: pool)
        convolution.backwardWeights(
          outputGradient.floats, input: input.floats, into: views[2],
          workspace: workspaces[2].view, pool: pool)
      }
      let areIntact = (results + workspaces).allSatisfy(\.isIntact)
      return areIntact ? results.map(\.array) : []
    }
  }

  /// The output from packed weights, packed in memory that held something else.
  func packedResult(_ pool: WorkerPool) -> [Float] {
    withExtendedLifetime(self) {
      let packed = Buffer(count: convolution.packedWeightCount)
      let workspace = Buffer(
        count: convolution.packedForwardWorkspaceCount(threads: pool.threads))
      let result = Buffer(starts[0])
      packed.view.fill(.nan)
      workspace.view.fill(.nan)
      convolution.pack(weights.floats, into: packed.view, pool: pool)
      if isAdding {
        convolution.forward(
          input.floats, packed: packed.floats, bias: bias?.floats, activation: activation,
          addingTo: result.view, workspace: workspace.view, pool: pool)
      } else {
        convolution.forward(
          input.floats, packed: packed.floats, bias: bias?.floats, activation: activation,
          into: result.view, workspace: workspace.view, pool: pool)
      }
      let areIntact = [packed, workspace, result].allSatisfy(\.isIntact)
      return areIntact ? result.array : []
    }
  }
}
