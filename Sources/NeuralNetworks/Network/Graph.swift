import Tensors

/// A network as a flat list of nodes over numbered values; value 0 is the input.
///
/// Nodes are in the order of the forward pass: a node reads values that earlier nodes have written.
struct Graph: Sendable {
  /// One operation and the values it reads and writes.
  struct Node: Sendable {
    /// The full name, as in `block1.conv1`.
    var name: String
    /// The operation.
    var layer: any Layer
    /// The input, and the second operand of a sum or a join.
    var inputs: [Int]
    /// The value it writes.
    var output: Int
    /// Which of the network's parameters it uses, in the order of its plan.
    var parameters: [Int] = []
    /// Which of the network's state tensors it uses, in the order of its plan.
    var state: [Int] = []
    /// The kinds of layers whose work it does: one, or several after fusing.
    var kinds: [String]
    /// A batch norm that is folded into the weights, in inference.
    var folded: FoldedNorm?
  }

  /// The operations, in the order of the forward pass.
  var nodes: [Node] = []

  /// The value that the network returns.
  var output = 0

  /// The value that an attribution leads back to: it outlives the passes, and so does its gradient.
  var watched: Int?

  /// What each finished part writes, by its full name.
  private var parts: [String: Int] = [:]

  /// How many values there are.
  private(set) var valueCount = 1

  /// Flattens the tree.
  init(_ architecture: Architecture) {
    var outputs: [String: Int] = [:]
    output = add(architecture.modules, at: "", to: 0, &outputs)
    parts = outputs
  }

  /// The same graph with the output of a part watched.
  ///
  /// - Throws: `NetworkError.unknownPart`.
  func watching(_ part: String) throws(NetworkError) -> Graph {
    guard let value = parts[part] else { throw .unknownPart(part) }
    var graph = self
    graph.watched = value
    return graph
  }

  /// The full name of the outermost part that writes a value.
  func part(writing value: Int) -> String? {
    parts.filter { $0.value == value }.keys.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
  }

  /// Adds the nodes of some parts, the first of which reads `input`, and returns what the last writes.
  ///
  /// - Parameter outputs: what each finished part writes, by its full name.
  private mutating func add(
    _ modules: [Module], at path: String, to input: Int, _ outputs: inout [String: Int]
  ) -> Int {
    var value = input
    for module in modules {
      let name = Architecture.join(path, module.name)
      value = add(module, named: name, to: value, &outputs)
      outputs[name] = value
    }
    return value
  }

  private mutating func add(
    _ module: Module, named name: String, to input: Int, _ outputs: inout [String: Int]
  ) -> Int {
    switch module {
    case .layer(_, let layer): return addNode(name, layer, [input])
    case .sequential(_, let modules): return add(modules, at: name, to: input, &outputs)
    case .residual(_, let body, let shortcut):
      let bodyOutput = add(body, at: name, to: input, &outputs)
      let skip = add(shortcut, at: name + ".shortcut", to: input, &outputs)
      return addNode(name + ".sum", Add(), [bodyOutput, skip])
    case .route(_, let source):
      guard let value = outputs[source] else {
        preconditionFailure("an architecture's routes lead to earlier parts, not to \(source)")
      }
      return value
    case .joined(_, let branches):
      let rows = branches.map { add($0, at: name, to: input, &outputs) }
      let names = Architecture.joinNames(rows.count).map { Architecture.join(name, $0) }
      return zip(names, rows.dropFirst()).reduce(rows[0]) { joined, next in
        addNode(next.0, Join(), [joined, next.1])
      }
    }
  }

  private mutating func addNode(_ name: String, _ layer: any Layer, _ inputs: [Int]) -> Int {
    nodes.append(
      Node(
        name: name, layer: layer, inputs: inputs, output: valueCount, kinds: [layer.kind]))
    valueCount += 1
    return valueCount - 1
  }

  /// The plan of every node for an input of the shape `[batch, …]`.
  func plans(for input: Shape) throws(NetworkError) -> [Plan] {
    var shapes = [Shape?](repeating: nil, count: valueCount)
    shapes[0] = input
    var plans: [Plan] = []
    for node in nodes {
      do throws(PlanError) {
        guard let shape = shapes[node.inputs[0]] else {
          preconditionFailure("\(node.name) reads a value that nobody wrote")
        }
        let skip = node.inputs.count == 2 ? shapes[node.inputs[1]] : nil
        let plan = try node.layer.plan(for: shape, skip: skip)
        shapes[node.output] = plan.output
        plans.append(plan)
      } catch {
        throw .layer(name: node.name, kind: node.layer.kind, error)
      }
    }
    return plans
  }
}

/// The batch norm after a convolution, as numbers of the network's parameters and state tensors.
struct FoldedNorm: Sendable {
  let weight: Int
  let bias: Int
  let mean: Int
  let variance: Int
  let epsilon: Float
}
