import Kernels
import Tensors
import Testing

@Suite struct MatrixProductTests {
  /// Extents around the tile sizes 6, 12, 8, 16, 32 and the depth block 768.
  ///
  /// The first ones are wide and deep at once, where the rows of a block are copied.
  private static func product(_ number: Int, _ random: inout RandomGenerator) -> MatrixProduct {
    let wide = [(3, 257, 1537), (13, 272, 800), (30, 256, 769)]
    if number < wide.count {
      let (rows, columns, depth) = wide[number]
      return MatrixProduct(
        rows: rows, columns: columns, depth: depth, transposingB: random.bool())
    }
    let extents = [1, 2, 3, 5, 6, 7, 8, 11, 12, 13, 15, 16, 17, 23, 31, 32, 33, 47, 64, 65, 100]
    let depths = extents + [0, 255, 257, 500, 767, 768, 769, 1538]
    return MatrixProduct(
      rows: random.integer(below: 8) == 0 ? 301 : random.element(of: extents),
      columns: random.element(of: extents), depth: random.element(of: depths),
      transposingA: random.integer(below: 3) == 0, transposingB: random.bool())
  }

  @Test func `the fast product equals the reference under every instruction set`() {
    var random = RandomGenerator(seed: 1)
    for number in 0..<caseCount(release: 1500) {
      let product = Self.product(number, &random)
      let (m, n, k) = (product.rows, product.columns, product.depth)
      let a = Buffer(random.integers(m * k), offset: random.integer(below: 4))
      let b = Buffer(random.integers(k * n), offset: random.integer(below: 4))
      let bias = random.bool() ? Buffer(random.integers(n)) : nil
      let start = random.integers(m * n)
      let isAdding = random.bool()
      let activation = random.element(of: [Activation.identity, .relu, .relu6])
      let expected = Buffer(start)
      Reference.multiply(
        product, a.floats, b.floats, into: expected.view, accumulating: isAdding,
        bias: bias?.floats, activation: activation)
      let pool = random.element(of: [WorkerPool.serial, Pools.two, Pools.three])
      Kernel.underEverySet { set in
        let c = Buffer(start, offset: number % 3)
        let workspace = Buffer(count: product.workspaceCount(threads: pool.threads))
        if isAdding {
          product.multiply(
            a.floats, b.floats, addingTo: c.view, bias: bias?.floats, activation: activation,
            workspace: workspace.view, pool: pool)
        } else {
          product.multiply(
            a.floats, b.floats, into: c.view, bias: bias?.floats, activation: activation,
            workspace: workspace.view, pool: pool)
        }
        #expect(c.array == expected.array, "case \(number), \(set): \(product), \(activation)")
        #expect(c.isIntact && workspace.isIntact, "case \(number), \(set): \(product)")
      }
    }
  }
}
