import Tensors

/// Where every value, gradient and kept tensor of a session lies in its one arena.
///
/// Memory is reused by lifetime: time runs through the nodes forward (node `i` at `i`), the loss (at
/// `nodeCount`), and the nodes backward (node `i` at `2 * nodeCount - i`). What lives at the same time
/// never overlaps, except where layers work in place or pass gradients on unchanged.
struct MemoryPlan {
  /// The place of each value, or `nil` if no node writes it.
  private(set) var values: [Range<Int>?]

  /// The place of each value's gradient, or `nil` if it has none.
  private(set) var gradients: [Range<Int>?]

  /// The place of what each node keeps.
  private(set) var kept: [Range<Int>?]

  /// For each node, whether the gradient at each operand was written before and is added to.
  private(set) var accumulates: [[Bool]]

  /// Floats of the arena.
  private(set) var count: Int

  /// Floats of an arena in which nothing is shared or reused.
  private(set) var separateCount: Int

  /// Plans the memory of nodes whose plans are for the largest batch.
  init(graph: Graph, plans: [Plan], isTraining: Bool) {
    var lifetimes = Lifetimes(graph: graph, plans: plans, isTraining: isTraining)
    separateCount = lifetimes.totalCount
    lifetimes.shareValues()
    accumulates = isTraining ? lifetimes.shareGradients() : graph.nodes.map { _ in [] }
    let (places, count) = lifetimes.placed()
    self.count = count
    let valueCount = graph.valueCount
    values = Array(places[..<valueCount])
    gradients = Array(places[valueCount..<2 * valueCount])
    kept = Array(places[(2 * valueCount)...])
  }
}
