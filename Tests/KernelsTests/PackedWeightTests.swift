import Kernels
import Tensors
import Testing

/// Weights that are packed once give what plain weights give.
@Suite struct PackedWeightTests {
  private static let cases = caseCount(release: 800)

  @Test func `a convolution has the same bits with packed weights`() {
    var random = RandomGenerator(seed: 40)
    for number in 0..<Self.cases {
      let convolution =
        number < Convolution.special.count
        ? Convolution.special[number]
        : number % 3 == 0 ? random.winograd() : random.convolution()
      if convolution.usesDepthwise { continue }
      let pool = random.element(of: [WorkerPool.serial, Pools.two, Pools.three])
      let operands = ConvolutionOperands(convolution, &random)
      Kernel.underEverySet { set in
        #expect(
          operands.packedResult(pool) == operands.results(pool).first,
          "case \(number), \(set): \(convolution)")
      }
    }
  }

  @Test func `a product has the same bits with packed panels`() {
    var random = RandomGenerator(seed: 41)
    for number in 0..<Self.cases {
      let product = MatrixProduct(
        rows: random.element(of: [1, 3, 12, 13, 70, 301]),
        columns: random.integer(below: 8) == 0
          ? random.element(of: [260, 1_100]) : random.integer(in: 1...70),
        depth: random.element(of: [0, 1, 5, 64, 257, 770]), transposingB: random.bool())
      let pool = random.element(of: [WorkerPool.serial, Pools.two, Pools.three])
      let a = Buffer(random.floats(product.rows * product.depth))
      let b = Buffer(random.floats(product.depth * product.columns))
      let bias = random.bool() ? Buffer(random.floats(product.columns)) : nil
      Kernel.underEverySet { set in
        let plain = Buffer(count: product.rows * product.columns)
        let workspace = Buffer(count: product.workspaceCount(threads: pool.threads))
        product.multiply(
          a.floats, b.floats, into: plain.view, bias: bias?.floats, activation: .silu,
          workspace: workspace.view, pool: pool)
        let packed = Buffer(count: product.packedCount)
        product.pack(b.floats, into: packed.view, pool: pool)
        let result = Buffer(count: product.rows * product.columns)
        let packedWorkspace = Buffer(count: product.packedWorkspaceCount(threads: pool.threads))
        product.multiply(
          a.floats, packed: packed.floats, into: result.view, bias: bias?.floats,
          activation: .silu, workspace: packedWorkspace.view, pool: pool)
        #expect(result.array == plain.array, "case \(number), \(set): \(product)")
        let areIntact = [packed, result, packedWorkspace].allSatisfy(\.isIntact)
        #expect(areIntact, "case \(number), \(set): \(product)")
      }
    }
  }

  @Test func `depthwise weights are not packed`() {
    let convolution = Convolution(
      batch: 1, height: 5, width: 5, channels: 8, filters: 8, window: Window(3), groups: 8)
    #expect(convolution.packedWeightCount == 0)
  }

  @Test func `packed weights of another count are refused`() async {
    await #expect(processExitsWith: .failure) {
      let convolution = Convolution(
        batch: 1, height: 5, width: 5, channels: 8, filters: 8, window: Window(3))
      let arena = Arena(count: 100_000)
      convolution.forward(
        arena.view(0, convolution.inputCount).readOnly,
        packed: arena.view(0, convolution.packedWeightCount - 1).readOnly,
        into: arena.view(0, convolution.outputCount), workspace: arena.view, pool: .serial)
    }
  }
}
