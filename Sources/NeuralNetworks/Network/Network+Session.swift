import Kernels
import Tensors

extension Network {
  /// The most memory that one session takes, unless the caller raises it: 16 GiB.
  public static let defaultMemoryLimit = 16 << 30

  /// Makes a session for inputs of the shape `[batch, …]`.
  ///
  /// Height and width may differ from the architecture's when no parameter depends on them, as in
  /// networks that end in global pooling.
  ///
  /// - Throws: `NetworkError` when the network cannot take such an input, or the memory is too much.
  public func makeSession(
    input: Shape, purpose: Session.Purpose, pool: WorkerPool,
    memoryLimit: Int = defaultMemoryLimit
  ) throws(NetworkError) -> Session {
    let expected = architecture.input
    guard input.rank == expected.count + 1, input.channels == expected.last, input.count > 0 else {
      throw .input(expected: expected, given: input)
    }
    return try Session(
      network: self, input: input, purpose: purpose, pool: pool, memoryLimit: memoryLimit)
  }

  /// Makes a session for `batch` inputs of the architecture's own shape.
  public func makeSession(
    batch: Int, purpose: Session.Purpose, pool: WorkerPool,
    memoryLimit: Int = defaultMemoryLimit
  ) throws(NetworkError) -> Session {
    try makeSession(
      input: Shape([batch] + architecture.input), purpose: purpose, pool: pool,
      memoryLimit: memoryLimit)
  }

  /// Checks that the parameters a plan needs are the ones the network has.
  func check(_ plans: [Plan], of graph: Graph, input: Shape) throws(NetworkError) {
    for (node, plan) in zip(graph.nodes, plans) {
      for (spec, position) in zip(plan.parameters, node.parameters)
      where spec.shape != parameters[position].shape {
        throw .parameterShape(
          name: parameters[position].name, network: parameters[position].shape, input: input,
          needed: spec.shape)
      }
    }
  }
}
