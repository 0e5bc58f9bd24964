import Kernels
import Tensors

/// The weights of an inference session as its kernels read them: with the batch norm after a convolution
/// folded in, then packed.
///
/// `scale = gamma / sqrt(variance + epsilon)`, `weight' = weight * scale`,
/// `bias' = (bias - mean) * scale + beta`, channel by channel.
final class InferenceWeights {
  /// The folded weight and bias of each node that has some, by its position; of a node that is packed,
  /// only the bias lasts.
  let parameters: [Int: [FloatView]]

  /// The packed parameters of each node that has some, by its position.
  let packed: [Int: FloatView]

  /// The bytes of both.
  var byteCount: Int { arena.count * MemoryLayout<Float>.stride }

  /// What is prepared for one node.
  private struct Entry {
    let layer: any Layer
    let plan: Plan
    let fold: Fold?
    /// What is packed: the folded parameters, or those of the network.
    let parameters: [FloatView]
    let packed: MutableFloatView?
  }

  private struct Fold {
    let norm: FoldedNorm
    let weight: Int
    let bias: Int?
    let foldedWeight: MutableFloatView
    let foldedBias: MutableFloatView
  }

  private let network: Network
  private let pool: WorkerPool
  private let entries: [Entry]
  private let arena: Arena
  private var version: UInt64?

  /// Takes the memory of a layout of the same graph and plans.
  init(_ layout: Layout, _ graph: Graph, _ plans: [Plan], network: Network, pool: WorkerPool) {
    let arena = Arena(count: layout.count)
    var entries: [Entry] = []
    var parameters: [Int: [FloatView]] = [:]
    var packed: [Int: FloatView] = [:]
    for place in layout.nodes {
      let node = graph.nodes[place.node]
      let fold = node.folded.map { norm in
        Fold(
          norm: norm, weight: node.parameters[0],
          bias: node.parameters.count > 1 ? node.parameters[1] : nil,
          foldedWeight: arena.view(in: place.weight), foldedBias: arena.view(in: place.bias))
      }
      let views = fold.map { [$0.foldedWeight.readOnly, $0.foldedBias.readOnly] }
      let target = place.packed.isEmpty ? nil : arena.view(in: place.packed)
      entries.append(
        Entry(
          layer: node.layer, plan: plans[place.node], fold: fold,
          parameters: views ?? network.parameterViews(of: node), packed: target))
      parameters[place.node] = views
      packed[place.node] = target?.readOnly
    }
    self.network = network
    self.pool = pool
    self.entries = entries
    self.arena = arena
    self.parameters = parameters
    self.packed = packed
  }

  /// Where a node's folded and packed parameters lie; empty where there are none.
  fileprivate struct Place {
    let node: Int
    var weight = 0..<0
    var bias = 0..<0
    var packed = 0..<0
  }

  /// The plan of the memory, which takes none yet.
  struct Layout {
    fileprivate let nodes: [Place]

    /// Floats of the arena.
    let count: Int
  }

  /// Plans the arena for the nodes with a folded norm or with packed parameters; `nil` if there are none.
  ///
  /// Folded weights that are packed right away share one place.
  static func layout(_ graph: Graph, _ plans: [Plan], _ network: Network) -> Layout? {
    var planner = ArenaPlanner()
    var nodes: [Place] = []
    var largest = 0
    for (position, (node, plan)) in zip(graph.nodes, plans).enumerated() {
      var place = Place(node: position)
      let packedCount = node.layer.packedCount(for: plan)
      if packedCount > 0 { place.packed = planner.reserve(packedCount) }
      if node.folded != nil {
        let shape = network.parameters[node.parameters[0]].shape
        place.bias = planner.reserve(shape.channels)
        if packedCount > 0 {
          place.weight = 0..<shape.count
          largest = max(largest, shape.count)
        } else {
          place.weight = planner.reserve(shape.count)
        }
      }
      if packedCount > 0 || node.folded != nil { nodes.append(place) }
    }
    if nodes.isEmpty { return nil }
    let shared = planner.reserve(largest).lowerBound
    for index in nodes.indices where !nodes[index].packed.isEmpty {
      let count = nodes[index].weight.count
      nodes[index].weight = shared..<shared + count
    }
    return Layout(nodes: nodes, count: planner.count)
  }

  /// Folds and packs again if the network may have changed since the last time.
  func update() {
    let current = network.currentVersion
    if version == current { return }
    version = current
    for entry in entries {
      if let fold = entry.fold { update(fold) }
      if let packed = entry.packed {
        entry.layer.pack(entry.parameters, for: entry.plan, into: packed, pool: pool)
      }
    }
  }

  private func update(_ fold: Fold) {
    let (weights, state) = (network.unversionedWeights, network.unversionedState)
    let parameters = network.parameters
    let gamma = weights.slice(parameters[fold.norm.weight].range)
    let beta = weights.slice(parameters[fold.norm.bias].range)
    let mean = state.slice(network.stateTensors[fold.norm.mean].range)
    let variance = state.slice(network.stateTensors[fold.norm.variance].range)
    let bias = fold.bias.map { weights.slice(parameters[$0].range) }
    let weight = weights.slice(parameters[fold.weight].range)
    let (foldedWeight, foldedBias) = (fold.foldedWeight, fold.foldedBias)
    let filters = foldedBias.count
    for f in foldedBias.indices {
      let scale = gamma[f] / (variance[f] + fold.norm.epsilon).squareRoot()
      foldedBias[f] = ((bias?[f] ?? 0) - mean[f]) * scale + beta[f]
    }
    for start in stride(from: 0, to: weight.count, by: filters) {
      let (row, folded) = (weight.slice(start, filters), foldedWeight.slice(start, filters))
      for f in row.indices {
        let scale = gamma[f] / (variance[f] + fold.norm.epsilon).squareRoot()
        folded[f] = row[f] * scale
      }
    }
  }
}
