import Tensors

/// The weights of convolutions with the batch norm after them folded in.
///
/// `scale = gamma / sqrt(variance + epsilon)`, `weight' = weight * scale`,
/// `bias' = (bias - mean) * scale + beta`, channel by channel.
final class WeightFolding {
  /// The folded weight and bias of each node that has some, by its position.
  let parameters: [Int: [FloatView]]

  /// The bytes of the folded weights.
  var byteCount: Int { arena.count * MemoryLayout<Float>.stride }

  private struct Fold {
    let norm: FoldedNorm
    let weight: Int
    let bias: Int?
    let foldedWeight: Range<Int>
    let foldedBias: Range<Int>
  }

  private let network: Network
  private let folds: [Fold]
  private let arena: Arena
  private var version: UInt64?

  /// Takes memory for the nodes with a folded norm; `nil` if there are none.
  init?(_ graph: Graph, network: Network) {
    var planner = ArenaPlanner()
    var folds: [Fold] = []
    var nodes: [Int] = []
    for (position, node) in graph.nodes.enumerated() {
      guard let norm = node.folded else { continue }
      let weight = network.parameters[node.parameters[0]]
      folds.append(
        Fold(
          norm: norm, weight: node.parameters[0],
          bias: node.parameters.count > 1 ? node.parameters[1] : nil,
          foldedWeight: planner.reserve(weight.shape.count),
          foldedBias: planner.reserve(weight.shape.channels)))
      nodes.append(position)
    }
    if folds.isEmpty { return nil }
    let arena = Arena(count: planner.count)
    self.network = network
    self.folds = folds
    self.arena = arena
    var parameters: [Int: [FloatView]] = [:]
    for (node, fold) in zip(nodes, folds) {
      parameters[node] = [
        arena.view(in: fold.foldedWeight).readOnly, arena.view(in: fold.foldedBias).readOnly,
      ]
    }
    self.parameters = parameters
  }

  /// Folds again if the network may have changed since the last time.
  func update() {
    let current = network.currentVersion
    if version == current { return }
    version = current
    for fold in folds { update(fold) }
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
    let (foldedWeight, foldedBias) = (
      arena.view(in: fold.foldedWeight), arena.view(in: fold.foldedBias)
    )
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
