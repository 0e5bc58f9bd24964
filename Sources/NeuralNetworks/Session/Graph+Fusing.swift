import Kernels

/// A layer whose kernel can apply an activation to what it writes.
protocol ActivationFusing: Layer {
  /// The activation; the identity unless a session has fused one.
  var activation: Activation { get set }
}

extension Conv2D: ActivationFusing {}
extension Dense: ActivationFusing {}
extension BatchNorm2D: ActivationFusing {}
extension Add: ActivationFusing {}

extension Graph {
  /// The same function with fewer passes over memory.
  ///
  /// In training, rectifiers move behind maximum pooling, and activations whose gradient follows from
  /// their output join the layer before. In inference, dropout goes, batch norm is folded into the
  /// convolution before it, sums join the convolution before them, and every activation joins. For an
  /// attribution the graph becomes that of training, but without dropout and with frozen batch norm.
  func fused(for purpose: Session.Purpose) -> Graph {
    var graph = self
    switch purpose {
    case .inference:
      graph.removeDropout()
      graph.foldNorms()
      graph.fuseSums()
    case .training:
      graph.rectifyAfterPooling()
    case .attribution:
      graph.removeDropout()
      graph.freezeNorms()
      graph.rectifyAfterPooling()
    }
    graph.fuseActivations(isTraining: purpose != .inference)
    return graph
  }

  /// Decides how each convolution is computed, for the largest batch: smaller ones read the same packed
  /// weights.
  mutating func settleAlgorithms(_ plans: [Plan]) {
    for (position, plan) in plans.enumerated() {
      guard let conv = nodes[position].layer as? Conv2D else { continue }
      nodes[position].layer = conv.settled(for: plan.input)
    }
  }

  /// How many nodes read each value; the network's output, and a value that is watched, count as read once
  /// more.
  private var readCounts: [Int] {
    var counts = [Int](repeating: 0, count: valueCount)
    for node in nodes { for value in node.inputs { counts[value] += 1 } }
    counts[output] += 1
    if let watched { counts[watched] += 1 }
    return counts
  }

  /// The node that writes each value.
  private var producers: [Int: Int] {
    Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.output, $0) })
  }

  private mutating func removeDropout() {
    var replacement = Array(0..<valueCount)
    var kept: [Node] = []
    for var node in nodes {
      node.inputs = node.inputs.map { replacement[$0] }
      if node.layer is Dropout {
        replacement[node.output] = node.inputs[0]
      } else {
        kept.append(node)
      }
    }
    // A network of nothing but dropout stays a copy.
    if kept.isEmpty { return }
    nodes = kept
    output = replacement[output]
    watched = watched.map { replacement[$0] }
  }

  /// Lets batch norm use its running statistics on the way back, too.
  private mutating func freezeNorms() {
    for position in nodes.indices {
      guard var norm = nodes[position].layer as? BatchNorm2D else { continue }
      norm.isFrozen = true
      nodes[position].layer = norm
    }
  }

  /// Visits every node whose first input has one reader and a producer: `merge` may change the
  /// producer so that it does the node's work too, and says whether it did.
  private mutating func mergeIntoProducers(_ merge: (_ node: Node, _ producer: inout Node) -> Bool)
  {
    let counts = readCounts
    var producers = producers
    var merged = Set<Int>()
    for position in nodes.indices {
      let node = nodes[position]
      guard node.inputs.count == 1, counts[node.inputs[0]] == 1,
        let producer = producers[node.inputs[0]], merge(node, &nodes[producer])
      else { continue }
      nodes[producer].output = node.output
      nodes[producer].kinds += node.kinds
      producers[node.output] = producer
      merged.insert(position)
    }
    nodes = nodes.indices.filter { !merged.contains($0) }.map { nodes[$0] }
  }

  /// Exchanges a rectifier with the maximum pooling behind it: the largest of rectified values is the
  /// rectified largest value, and the gradient reaches the same cells, but fewer values are rectified.
  private mutating func rectifyAfterPooling() {
    let counts = readCounts
    let producers = producers
    for position in nodes.indices where nodes[position].layer is MaxPool2D {
      guard counts[nodes[position].inputs[0]] == 1,
        let producer = producers[nodes[position].inputs[0]], nodes[producer].layer is ReLU
      else { continue }
      let (rectifier, pool) = (nodes[producer], nodes[position])
      nodes[producer] = pool
      nodes[producer].inputs = rectifier.inputs
      nodes[producer].output = rectifier.output
      nodes[position] = rectifier
      nodes[position].inputs = [rectifier.output]
      nodes[position].output = pool.output
    }
  }

  private mutating func foldNorms() {
    mergeIntoProducers { node, producer in
      guard let norm = node.layer as? BatchNorm2D, let conv = producer.layer as? Conv2D,
        producer.folded == nil
      else { return false }
      producer.layer = conv.withBias
      producer.folded = FoldedNorm(
        weight: node.parameters[0], bias: node.parameters[1], mean: node.state[0],
        variance: node.state[1], epsilon: norm.epsilon)
      return true
    }
  }

  private mutating func fuseActivations(isTraining: Bool) {
    mergeIntoProducers { node, producer in
      guard let activation = (node.layer as? any ElementwiseLayer)?.activation,
        !(isTraining && activation.gradientReadsInput),
        var layer = producer.layer as? any ActivationFusing, layer.activation == .identity
      else { return false }
      layer.activation = activation
      producer.layer = layer
      return true
    }
  }

  /// Moves the convolution that writes one operand of a sum to the place of the sum, where the other
  /// operand is ready, and lets it add its output there.
  private mutating func fuseSums() {
    let counts = readCounts
    let producers = producers
    var moved = Set<Int>()
    for position in nodes.indices where nodes[position].layer is Add {
      let sum = nodes[position]
      for (operand, other) in [(0, 1), (1, 0)] {
        let value = sum.inputs[operand]
        guard counts[value] == 1, let producer = producers[value],
          var conv = nodes[producer].layer as? Conv2D, !conv.addsSkip
        else { continue }
        conv.addsSkip = true
        var node = nodes[producer]
        node.layer = conv
        node.inputs.append(sum.inputs[other])
        node.output = sum.output
        node.kinds += sum.kinds
        nodes[position] = node
        moved.insert(producer)
        break
      }
    }
    nodes = nodes.indices.filter { !moved.contains($0) }.map { nodes[$0] }
  }
}
