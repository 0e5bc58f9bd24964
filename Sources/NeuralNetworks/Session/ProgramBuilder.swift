import Kernels
import Tensors

/// Owns the memory of a session and points passes into it.
struct ProgramBuilder {
  private let network: Network
  private let graph: Graph
  private let isTraining: Bool
  private let pool: WorkerPool
  private let memory: MemoryPlan
  private let arena: Arena
  private let workspace: MutableFloatView

  /// The weights as inference reads them, if there are such.
  let prepared: InferenceWeights?

  /// The session's input at the largest batch.
  let input: MutableFloatView

  /// The bytes of values and gradients in the arena, and those they would take without reuse.
  var activationBytes: Int { memory.count * MemoryLayout<Float>.stride }
  var separateBytes: Int { memory.separateCount * MemoryLayout<Float>.stride }

  /// The bytes of scratch memory in the arena.
  var scratchBytes: Int { workspace.count * MemoryLayout<Float>.stride }

  /// The bytes of the arena.
  var byteCount: Int { arena.count * MemoryLayout<Float>.stride }

  /// Plans and takes the memory for the largest batch.
  init(
    network: Network, graph: Graph, plans: [Plan], isTraining: Bool, pool: WorkerPool,
    memoryLimit: Int
  ) throws(NetworkError) {
    self.network = network
    self.graph = graph
    self.isTraining = isTraining
    self.pool = pool
    memory = MemoryPlan(graph: graph, plans: plans, isTraining: isTraining)
    let workspaceCount = Self.workspaceCount(graph, plans, pool, isTraining)
    let layout = isTraining ? nil : InferenceWeights.layout(graph, plans, network)
    let bytes =
      (memory.count + workspaceCount + (layout?.count ?? 0)) * MemoryLayout<Float>.stride
    guard bytes <= memoryLimit else { throw .tooMuchMemory(bytes: bytes, limit: memoryLimit) }
    prepared = layout.map { InferenceWeights($0, graph, plans, network: network, pool: pool) }
    arena = Arena(count: memory.count + workspaceCount)
    workspace = arena.view(memory.count, workspaceCount)
    guard let place = memory.values[0] else { throw .empty }
    input = arena.view(in: place)
  }

  /// The passes for the batch of `plans`, which is at most the largest.
  func program(for plans: [Plan]) -> Program {
    let count = plans[0].input.batch
    // Fewer samples may be shared among the threads in a way that needs more scratch memory.
    let needed = Self.workspaceCount(graph, plans, pool, isTraining)
    let own = needed > workspace.count ? Arena(count: needed) : nil
    let workspace = own?.view ?? self.workspace
    let output = view(memory.values[graph.output], plans.last?.output.count ?? 0)
    return Program(
      count: count, forward: plans.indices.map { forward($0, plans[$0], workspace) },
      backward: plans.indices.map { isTraining ? backward($0, plans[$0], workspace) : nil },
      output: output.readOnly,
      outputGradient: isTraining ? view(memory.gradients[graph.output], output.count) : nil,
      watched: watched(plans),
      randomNodes: graph.nodes.indices.filter { graph.nodes[$0].layer is Dropout },
      ownWorkspace: own)
  }

  /// The output of the watched part and its gradient.
  private func watched(_ plans: [Plan]) -> Program.Watched? {
    guard let value = graph.watched,
      let position = graph.nodes.firstIndex(where: { $0.output == value })
    else { return nil }
    let shape = plans[position].output
    return Program.Watched(
      values: view(memory.values[value], shape.count).readOnly,
      gradient: view(memory.gradients[value], shape.count).readOnly, shape: shape)
  }

  /// The scratch memory that the hungriest node needs.
  private static func workspaceCount(
    _ graph: Graph, _ plans: [Plan], _ pool: WorkerPool, _ isTraining: Bool
  ) -> Int {
    zip(graph.nodes, plans).map { node, plan in
      node.layer.workspaceCount(for: plan, threads: pool.threads, isTraining: isTraining)
    }.max() ?? 0
  }

  /// The first `count` floats of a place.
  private func view(_ place: Range<Int>?, _ count: Int) -> MutableFloatView {
    arena.view(place?.lowerBound ?? 0, place == nil ? 0 : count)
  }

  /// The weights of a node: folded ones, or those of the network.
  private func parameters(_ node: Int) -> [FloatView] {
    prepared?.parameters[node] ?? network.parameterViews(of: graph.nodes[node])
  }

  private func forward(
    _ node: Int, _ plan: Plan, _ workspace: MutableFloatView
  ) -> ForwardPass {
    let inputs = graph.nodes[node].inputs
    return ForwardPass(
      plan: plan, input: view(memory.values[inputs[0]], plan.input.count).readOnly,
      skip: inputs.count < 2
        ? nil : view(memory.values[inputs[1]], (plan.skip ?? plan.output).count).readOnly,
      output: view(memory.values[graph.nodes[node].output], plan.output.count),
      parameters: parameters(node), packed: prepared?.packed[node],
      state: graph.nodes[node].state.map {
        network.unversionedState.slice(network.stateTensors[$0].range)
      },
      kept: view(memory.kept[node], plan.keptCount), workspace: workspace,
      mode: isTraining ? .training(seed: 0) : .inference, pool: pool)
  }

  private func backward(
    _ node: Int, _ plan: Plan, _ workspace: MutableFloatView
  ) -> BackwardPass? {
    let (inputs, output) = (graph.nodes[node].inputs, graph.nodes[node].output)
    // An attribution ends at the watched value, whose gradient must stay.
    guard let gradient = memory.gradients[output], output != graph.watched else { return nil }
    let accumulates = memory.accumulates[node]
    func operandGradient(_ operand: Int) -> MutableFloatView? {
      guard operand < inputs.count, let place = memory.gradients[inputs[operand]] else {
        return nil
      }
      return view(place, operand == 0 ? plan.input.count : (plan.skip ?? plan.output).count)
    }
    return BackwardPass(
      plan: plan, input: view(memory.values[inputs[0]], plan.input.count).readOnly,
      output: view(memory.values[output], plan.output.count).readOnly,
      outputGradient: view(gradient, plan.output.count), inputGradient: operandGradient(0),
      accumulates: accumulates[0], skipGradient: operandGradient(1),
      skipAccumulates: accumulates.count > 1 && accumulates[1], parameters: parameters(node),
      parameterGradients: graph.watched != nil
        ? []
        : graph.nodes[node].parameters.map {
          network.gradients.slice(network.parameters[$0].range)
        },
      kept: view(memory.kept[node], plan.keptCount), workspace: workspace,
      mode: .training(seed: 0), pool: pool)
  }
}

extension MutableFloatView {
  /// The part of a range.
  func slice(_ range: Range<Int>) -> MutableFloatView { slice(range.lowerBound, range.count) }
}

extension Network {
  /// The parameters of a node, as its plan lists them.
  func parameterViews(of node: Graph.Node) -> [FloatView] {
    node.parameters.map { unversionedWeights.slice(parameters[$0].range).readOnly }
  }
}
