import Tensors

/// One row of the tables of `inspect` and `bench --layers`.
public struct NodeSummary: Hashable, Sendable {
  /// The full name of the layer, as in `block1.conv1`.
  public let name: String

  /// The kinds of layers whose work the node does: one, or several joined by `+` after fusing.
  public let kind: String

  /// The shape of the output, `[batch, …]`.
  public let output: Shape

  /// The number of learned floats.
  public let parameterCount: Int

  /// Multiply-adds of one forward pass of the batch.
  public let multiplyAddCount: Int

  /// Bytes that a forward pass of the batch moves at least: every operand and parameter read once,
  /// the output written once.
  public let byteCount: Int

  /// The kernel that was chosen; empty where there is only one.
  public let kernel: String

  /// Whether its multiply-adds are counted in publications: those of convolutions and dense layers.
  public var isProduct: Bool {
    kind.hasPrefix(Conv2D.kind) || kind.hasPrefix(Dense.kind)
  }

  /// Floating-point operations of one forward pass: two per multiply-add.
  public var operationCount: Int { 2 * multiplyAddCount }
}

extension Graph {
  /// The table of nodes with their plans.
  func summaries(_ plans: [Plan]) -> [NodeSummary] {
    zip(nodes, plans).map { node, plan in
      let parameterCount = plan.parameters.reduce(0) { $0 + $1.shape.count }
      let second = node.inputs.count > 1 ? (plan.skip ?? plan.output).count : 0
      let moved = plan.input.count + second + parameterCount + plan.output.count
      return NodeSummary(
        name: node.name, kind: node.kinds.joined(separator: "+"), output: plan.output,
        parameterCount: parameterCount, multiplyAddCount: plan.multiplyAddCount,
        byteCount: moved * MemoryLayout<Float>.stride, kernel: plan.kernel)
    }
  }
}

extension Session {
  /// The nodes that the session runs, at the largest batch, in the order of the forward pass.
  public var nodes: [NodeSummary] {
    do throws(NetworkError) {
      return graph.summaries(try graph.plans(for: inputShape))
    } catch {
      preconditionFailure("the session was made with this shape: \(error)")
    }
  }
}

extension Architecture {
  /// The layers for a batch of one, without making a network: no weights are drawn, no memory taken.
  ///
  /// - Parameter purpose: fuses the layers as a session for it does; `nil` leaves them as they are.
  /// - Throws: `NetworkError` when the layers do not fit together.
  public func layers(fusedFor purpose: Session.Purpose? = nil) throws(NetworkError) -> [NodeSummary]
  {
    let graph = try NetworkLayout(self).graph
    let fused = purpose.map { graph.fused(for: $0) } ?? graph
    return fused.summaries(try fused.plans(for: Shape([1] + input)))
  }
}

extension Network {
  /// The layers as the architecture names them, for a batch of one.
  public var layers: [NodeSummary] {
    do throws(NetworkError) {
      return graph.summaries(try graph.plans(for: Shape([1] + architecture.input)))
    } catch {
      preconditionFailure("the network was made with this shape: \(error)")
    }
  }

  /// Multiply-adds of convolutions and dense layers for a batch of one, as publications count them.
  public var multiplyAddCount: Int {
    layers.reduce(0) { $0 + ($1.isProduct ? $1.multiplyAddCount : 0) }
  }

  /// The shape of the output for a batch of one.
  public var output: Shape { layers.last?.output ?? Shape([1] + architecture.input) }
}
