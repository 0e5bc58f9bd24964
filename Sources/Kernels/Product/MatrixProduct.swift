import Tensors

/// The product of two row-major matrices, `c = activation(a * b + bias)`.
///
/// - `a`: `[rows, depth]`, or `[depth, rows]` when `transposingA`
/// - `b`: `[depth, columns]`, or `[columns, depth]` when `transposingB`
/// - `c`: `[rows, columns]`
///
/// Each element of `c` is one sum in the order of the depth, so neither the number of threads nor
/// the number of rows changes a bit of it.
public struct MatrixProduct: Hashable, Sendable {
  /// Rows of `c`.
  public let rows: Int
  /// Columns of `c`.
  public let columns: Int
  /// The extent that is summed over.
  public let depth: Int
  /// Whether `a` is stored transposed.
  public let transposingA: Bool
  /// Whether `b` is stored transposed.
  public let transposingB: Bool

  /// Creates the product of the given extents, none negative.
  public init(
    rows: Int, columns: Int, depth: Int, transposingA: Bool = false, transposingB: Bool = false
  ) {
    precondition(
      min(rows, columns, depth) >= 0,
      "extents must not be negative, got \(rows)x\(columns)x\(depth)")
    self.rows = rows
    self.columns = columns
    self.depth = depth
    self.transposingA = transposingA
    self.transposingB = transposingB
  }

  /// The floats of workspace that a call needs with a pool of `threads`.
  public func workspaceCount(threads: Int) -> Int { scratchCount(threads: threads) }

  /// Overwrites `c` with `activation(a * b + bias)`; `bias` has one element per column.
  public func multiply(
    _ a: FloatView, _ b: FloatView, into c: MutableFloatView, bias: FloatView? = nil,
    activation: Activation = .identity, workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(a, b, c, bias, workspace, pool)
    run(
      a, b, c, accumulating: false, bias: bias, activation: activation, workspace: workspace,
      pool: pool)
  }

  /// Overwrites `c` with `activation(c + a * b + bias)`.
  public func multiply(
    _ a: FloatView, _ b: FloatView, addingTo c: MutableFloatView, bias: FloatView? = nil,
    activation: Activation = .identity, workspace: MutableFloatView, pool: WorkerPool
  ) {
    check(a, b, c, bias, workspace, pool)
    run(
      a, b, c, accumulating: true, bias: bias, activation: activation, workspace: workspace,
      pool: pool)
  }

  /// The floats of `b` in the order in which the product reads it.
  public var packedCount: Int { countPacked() }

  /// The floats of workspace that a product with packed `b` needs with a pool of `threads`.
  public func packedWorkspaceCount(threads: Int) -> Int { packedScratchCount(threads: threads) }

  /// Brings `b` into the order in which the product reads it, for the instruction set in use: worth it
  /// when many products have the same `b`.
  public func pack(_ b: FloatView, into packed: MutableFloatView, pool: WorkerPool) {
    require(b, depth * columns, "b")
    require(packed, packedCount, "packed")
    runPack(b, packed, pool)
  }

  /// Overwrites `c` with `activation(a * b + bias)`, the bits of the product with plain `b`.
  ///
  /// - Precondition: `a` is not transposed, and `b` was packed under the same instruction set.
  public func multiply(
    _ a: FloatView, packed b: FloatView, into c: MutableFloatView, bias: FloatView? = nil,
    activation: Activation = .identity, workspace: MutableFloatView, pool: WorkerPool
  ) {
    precondition(!transposingA, "a product with packed panels reads the rows of a")
    require(a, rows * depth, "a")
    require(b, packedCount, "packed")
    require(c, rows * columns, "c")
    if let bias { require(bias, columns, "bias") }
    require(workspace: workspace, packedWorkspaceCount(threads: pool.threads))
    runPacked(a, b, c, bias: bias, activation: activation, workspace: workspace, pool: pool)
  }

  private func check(
    _ a: FloatView, _ b: FloatView, _ c: MutableFloatView, _ bias: FloatView?,
    _ workspace: MutableFloatView, _ pool: WorkerPool
  ) {
    require(a, rows * depth, "a")
    require(b, depth * columns, "b")
    require(c, rows * columns, "c")
    if let bias { require(bias, columns, "bias") }
    require(workspace: workspace, workspaceCount(threads: pool.threads))
  }
}
