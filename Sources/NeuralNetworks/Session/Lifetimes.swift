import Tensors

/// When each tensor of a session is alive, and which of them share a buffer.
///
/// Tensors are numbered: values first, then their gradients, then what each node keeps.
struct Lifetimes {
  /// One tensor: its size and the times of its first write and last read, or `nil` if it is not used.
  private struct Tensor {
    let count: Int
    let times: ClosedRange<Int>
    /// Times after the first write at which a layer writes it again.
    var rewrites: [Int] = []
    var buffer: Int
  }

  private let graph: Graph
  private let plans: [Plan]
  private let valueCount: Int
  private var tensors: [Tensor?]

  /// The tensors of each buffer; emptied buffers have joined another.
  private var buffers: [[Int]] = []

  /// The time of the loss, and of node `i` on the way back.
  private var lossTime: Int { graph.nodes.count }
  private func backwardTime(_ node: Int) -> Int { 2 * graph.nodes.count - node }

  init(graph: Graph, plans: [Plan], isTraining: Bool) {
    self.graph = graph
    self.plans = plans
    valueCount = graph.valueCount
    tensors = Array(repeating: nil, count: 2 * valueCount + graph.nodes.count)
    addValues(isTraining: isTraining)
    guard isTraining else { return }
    addGradients()
    for (node, plan) in plans.enumerated() where plan.keptCount > 0 {
      add(2 * valueCount + node, plan.keptCount, node...backwardTime(node))
    }
  }

  /// Floats of all tensors together.
  var totalCount: Int { tensors.reduce(0) { $0 + ($1?.count ?? 0) } }

  private mutating func add(
    _ tensor: Int, _ count: Int, _ times: ClosedRange<Int>, rewrites: [Int] = []
  ) {
    tensors[tensor] = Tensor(
      count: count, times: times, rewrites: rewrites, buffer: buffers.count)
    buffers.append([tensor])
  }

  private mutating func addValues(isTraining: Bool) {
    let differentiable = differentiable
    let end = backwardTime(0) + 1
    var last = [Int](repeating: -1, count: valueCount)
    for (position, node) in graph.nodes.enumerated() {
      let isReadBack = isTraining && differentiable[node.output]
      let reads = isReadBack ? plans[position].backwardReads : []
      for value in node.inputs {
        last[value] = max(
          last[value], reads.contains(.input) ? backwardTime(position) : position)
      }
      last[node.output] = max(
        last[node.output], reads.contains(.output) ? backwardTime(position) : position)
    }
    // The caller fills the input before and may read both afterwards.
    last[0] = end
    last[graph.output] = end
    if let watched = graph.watched { last[watched] = end }
    if let first = plans.first { add(0, first.input.count, -1...end) }
    for (position, node) in graph.nodes.enumerated() {
      add(node.output, plans[position].output.count, position...last[node.output])
    }
  }

  /// Which values have a gradient: those that depend on a parameter, those whose reader insists, and
  /// the output, where the loss writes.
  ///
  /// With a watched value, only it and what depends on it.
  private var differentiable: [Bool] {
    var result = [Bool](repeating: false, count: valueCount)
    if let watched = graph.watched {
      result[watched] = true
      for node in graph.nodes where node.inputs.contains(where: { result[$0] }) {
        result[node.output] = true
      }
      return result
    }
    for (position, node) in graph.nodes.enumerated() {
      let plan = plans[position]
      if plan.requiresInputGradient { for value in node.inputs { result[value] = true } }
      result[node.output] =
        !plan.parameters.isEmpty || node.inputs.contains { result[$0] }
    }
    result[graph.output] = true
    return result
  }

  private mutating func addGradients() {
    let differentiable = differentiable
    var producers = [Int?](repeating: nil, count: valueCount)
    for (position, node) in graph.nodes.enumerated() { producers[node.output] = position }
    for value in 0..<valueCount where differentiable[value] {
      // Written by the readers of the value, last reader first, then read by its producer.
      var writes = graph.nodes.indices.flatMap { position in
        graph.nodes[position].inputs.filter { $0 == value }.map { _ in backwardTime(position) }
      }.sorted()
      if value == graph.output { writes.insert(lossTime, at: 0) }
      guard let first = writes.first, let lastWrite = writes.last, let count = tensors[value]?.count
      else { continue }
      var rewrites = Array(writes.dropFirst())
      var last = lastWrite
      if value == graph.watched {
        // Read by the caller.
        last = backwardTime(0) + 1
      } else if let producer = producers[value] {
        last = backwardTime(producer)
        if plans[producer].overwritesOutputGradient { rewrites.append(last) }
      }
      add(valueCount + value, count, first...last, rewrites: rewrites)
    }
  }

  /// Lets outputs replace inputs that nobody reads any more.
  mutating func shareValues() {
    for (position, node) in graph.nodes.enumerated() {
      switch plans[position].sharing {
      case .separate: break
      case .identical: join(node.output, with: node.inputs[0])
      case .inPlace:
        if let operand = node.inputs.first(where: { isDead($0, after: position) }) {
          join(node.output, with: operand)
        }
      case .onSkip:
        let (input, skip) = (node.inputs[0], node.inputs[1])
        if isDead(skip, after: position), tensors[input]?.buffer != tensors[skip]?.buffer {
          join(node.output, with: skip)
        }
      }
    }
  }

  /// Lets gradients at inputs take the place of those at outputs; returns, for each node, whether the
  /// gradient at each operand is added to.
  mutating func shareGradients() -> [[Bool]] {
    var accumulates: [[Bool]] = graph.nodes.map { $0.inputs.map { _ in false } }
    var written = Set([graph.output])
    for position in graph.nodes.indices.reversed() {
      let node = graph.nodes[position]
      for (operand, value) in node.inputs.enumerated() where tensors[valueCount + value] != nil {
        if !written.insert(value).inserted {
          accumulates[position][operand] = true
        } else if mayPassOn(position, to: valueCount + value) {
          join(valueCount + value, with: valueCount + node.output)
        }
      }
    }
    return accumulates
  }

  /// Whether the gradient at an input of a node may lie in the place of the one at its output.
  private func mayPassOn(_ position: Int, to input: Int) -> Bool {
    let plan = plans[position]
    let source = valueCount + graph.nodes[position].output
    guard plan.sharing == .inPlace || plan.sharing == .identical,
      let buffer = tensors[source]?.buffer
    else { return false }
    let time = backwardTime(position)
    let members = buffers[buffer]
    let writes = plan.sharing == .inPlace && !(graph.nodes[position].layer is Add)
    if writes && members.contains(where: { $0 != source && isRead($0, from: time) }) {
      return false
    }
    // Whoever writes a member again later must be the only one still interested in the buffer.
    let joined = members + [input]
    return joined.allSatisfy { member in
      (tensors[member]?.rewrites ?? []).allSatisfy { rewrite in
        rewrite < time || !joined.contains { $0 != member && isRead($0, from: rewrite) }
      }
    }
  }

  /// Whether a tensor is read at `time` or later.
  private func isRead(_ tensor: Int, from time: Int) -> Bool {
    (tensors[tensor]?.times.upperBound ?? -1) >= time
  }

  /// Whether nothing in the buffer of a value is read after `time`.
  private func isDead(_ value: Int, after time: Int) -> Bool {
    guard let buffer = tensors[value]?.buffer else { return false }
    return !buffers[buffer].contains { isRead($0, from: time + 1) }
  }

  private mutating func join(_ tensor: Int, with other: Int) {
    guard let own = tensors[tensor]?.buffer, let target = tensors[other]?.buffer, own != target
    else { return }
    for member in buffers[own] { tensors[member]?.buffer = target }
    buffers[target] += buffers[own]
    buffers[own] = []
  }

  /// The place of every tensor, largest buffer first, each at the lowest offset that is free during
  /// its life; and the floats of the arena.
  func placed() -> (places: [Range<Int>?], count: Int) {
    var planner = IntervalPlanner()
    var offsets = [Int](repeating: 0, count: buffers.count)
    let spans = buffers.map { members in members.compactMap { tensors[$0] } }
    let order = buffers.indices.filter { !spans[$0].isEmpty }.sorted {
      let (first, second) = (Self.size(spans[$0]), Self.size(spans[$1]))
      return first == second ? $0 < $1 : first > second
    }
    for buffer in order {
      let times = spans[buffer].map(\.times)
      let start = times.map(\.lowerBound).min() ?? 0
      let end = times.map(\.upperBound).max() ?? 0
      offsets[buffer] = planner.place(Self.size(spans[buffer]), during: start...end)
    }
    let places = tensors.map { tensor in
      tensor.map { offsets[$0.buffer]..<offsets[$0.buffer] + $0.count }
    }
    return (places, planner.count)
  }

  private static func size(_ members: [Tensor]) -> Int { members.map(\.count).max() ?? 0 }
}
