import Kernels
import NeuralNetworks
import Tensors

/// One layer with memory of its own: every value in a separate arena, nothing shared.
struct SingleLayer {
  let layer: any Layer
  let plan: Plan
  let input: Arena
  let skip: Arena?
  let output: Arena
  let outputGradient: Arena
  let inputGradient: Arena
  let skipGradient: Arena
  let parameters: [Arena]
  let parameterGradients: [Arena]
  let state: [Arena]
  let kept: Arena
  let workspace: Arena
  let pool: WorkerPool

  /// Plans the layer for one input, or two for a sum.
  init(
    _ layer: any Layer, input: Shape, hasSkip: Bool = false, pool: WorkerPool = .serial
  ) throws {
    self.layer = layer
    self.pool = pool
    plan = try layer.plan(for: input)
    self.input = Arena(count: input.count)
    skip = hasSkip ? Arena(count: plan.output.count) : nil
    output = Arena(count: plan.output.count)
    outputGradient = Arena(count: plan.output.count)
    inputGradient = Arena(count: input.count)
    skipGradient = Arena(count: plan.output.count)
    parameters = plan.parameters.map { Arena(count: $0.shape.count) }
    parameterGradients = plan.parameters.map { Arena(count: $0.shape.count) }
    state = plan.state.map { spec in
      let arena = Arena(count: spec.shape.count)
      arena.view.fill(spec.value)
      return arena
    }
    kept = Arena(count: plan.keptCount)
    workspace = Arena(
      count: layer.workspaceCount(for: plan, threads: pool.threads, isTraining: true))
    var generator = RandomGenerator(seed: 7, stream: 1)
    for (spec, arena) in zip(plan.parameters, parameters) {
      spec.initializer.fill(arena.view, using: &generator)
    }
  }

  /// Runs the layer forward.
  func forward(_ mode: Mode = .training(seed: 5)) {
    layer.forward(
      ForwardPass(
        plan: plan, input: input.view.readOnly, skip: skip?.view.readOnly, output: output.view,
        parameters: parameters.map(\.view.readOnly), state: state.map(\.view), kept: kept.view,
        workspace: workspace.view, mode: mode, pool: pool))
  }

  /// Runs the layer backward, from a copy of `outputGradient`, which layers may overwrite.
  func backward(
    _ mode: Mode = .training(seed: 5), accumulates: Bool = false, hasInputGradient: Bool = true
  ) {
    let gradient = Arena(count: outputGradient.count)
    gradient.view.copy(from: outputGradient.view.readOnly)
    let pass = BackwardPass(
      plan: plan, input: input.view.readOnly, output: output.view.readOnly,
      outputGradient: gradient.view, inputGradient: hasInputGradient ? inputGradient.view : nil,
      accumulates: accumulates, skipGradient: skip == nil ? nil : skipGradient.view,
      skipAccumulates: accumulates, parameters: parameters.map(\.view.readOnly),
      parameterGradients: parameterGradients.map(\.view), kept: kept.view,
      workspace: workspace.view, mode: mode, pool: pool)
    withExtendedLifetime(gradient) { layer.backward(pass) }
  }
}
