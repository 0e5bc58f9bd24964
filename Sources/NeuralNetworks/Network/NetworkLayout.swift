import Tensors

/// The parameters and state tensors of an architecture and their places, before memory is taken.
///
/// A model file is checked against it, so that a hostile file cannot make us allocate more than it
/// brings.
struct NetworkLayout: Sendable {
  /// The nodes, with the numbers of their parameters and state tensors.
  private(set) var graph: Graph
  private(set) var parameters: [Parameter] = []
  private(set) var state: [StateTensor] = []

  /// Floats of the arena of weights.
  private(set) var weightCount = 0

  /// Floats of the arena of states.
  private(set) var stateCount = 0

  /// Floats of the output for one input.
  let outputCount: Int

  init(_ architecture: Architecture) throws(NetworkError) {
    graph = Graph(architecture)
    if graph.nodes.isEmpty { throw .empty }
    let plans = try graph.plans(for: Shape([1] + architecture.input))
    outputCount = plans.last?.output.count ?? 0
    var weightPlanner = ArenaPlanner()
    var statePlanner = ArenaPlanner()
    for (position, plan) in plans.enumerated() {
      let prefix = graph.nodes[position].name + "."
      for spec in plan.parameters {
        graph.nodes[position].parameters.append(parameters.count)
        parameters.append(
          Parameter(
            name: prefix + spec.name, shape: spec.shape,
            range: weightPlanner.reserve(spec.shape.count), decays: spec.decays,
            initializer: spec.initializer))
      }
      for spec in plan.state {
        graph.nodes[position].state.append(state.count)
        state.append(
          StateTensor(
            name: prefix + spec.name, shape: spec.shape,
            range: statePlanner.reserve(spec.shape.count), value: spec.value,
            isNonnegative: spec.isNonnegative))
      }
    }
    weightCount = weightPlanner.count
    stateCount = statePlanner.count
  }
}
