import Kernels
import Tensors
import Testing

/// What holds for any shape: threads change no bit, gradients are adjoints, NaN is never lost.
@Suite struct KernelLawTests {
  private static let cases = caseCount(release: 400)

  @Test func `one, two and three threads give the same bits`() {
    var random = RandomGenerator(seed: 20)
    for number in 0..<Self.cases {
      let convolution = random.convolution()
      let x = Buffer(random.floats(convolution.inputCount))
      let weights = Buffer(random.floats(convolution.weightCount))
      let dy = Buffer(random.floats(convolution.outputCount))
      Kernel.underEverySet { set in
        let results = [WorkerPool.serial, Pools.two, Pools.three].map { pool in
          let passes = Passes(convolution, pool)
          return passes.forward(x, weights) + passes.backwardInput(dy, weights)
            + passes.backwardWeights(dy, x)
        }
        #expect(
          results[0] == results[1] && results[0] == results[2],
          "case \(number), \(set): \(convolution)")
      }
    }
  }

  @Test func `products are the same for any number of threads, however large`() {
    var random = RandomGenerator(seed: 21)
    for (m, n, k) in [(300, 100, 400), (700, 40, 900), (64, 300, 70), (12, 12, 2_000)] {
      for isTransposed in [false, true] {
        let product = MatrixProduct(rows: m, columns: n, depth: k, transposingA: isTransposed)
        let a = Buffer(random.floats(m * k))
        let b = Buffer(random.floats(k * n))
        Kernel.underEverySet { set in
          let results = [WorkerPool.serial, Pools.two, Pools.three].map { pool in
            let c = Buffer(count: m * n)
            let workspace = Arena(count: product.workspaceCount(threads: pool.threads))
            product.multiply(
              a.floats, b.floats, into: c.view, workspace: workspace.view, pool: pool)
            return c.array
          }
          #expect(results[0] == results[1] && results[0] == results[2], "\(set), \(product)")
        }
      }
    }
  }

  @Test func `a row of a product has the same bits alone and among others`() {
    var random = RandomGenerator(seed: 22)
    let (n, k) = (37, 500)
    let a = Buffer(random.floats(40 * k))
    let b = Buffer(random.floats(k * n))
    Kernel.underEverySet { set in
      func product(_ rows: Range<Int>) -> [Float] {
        let product = MatrixProduct(rows: rows.count, columns: n, depth: k)
        let c = Buffer(count: rows.count * n)
        let workspace = Arena(count: product.workspaceCount(threads: 1))
        product.multiply(
          a.floats.slice(rows.lowerBound * k, rows.count * k), b.floats, into: c.view,
          workspace: workspace.view, pool: .serial)
        return c.array
      }
      let all = product(0..<40)
      for row in 0..<40 {
        #expect(product(row..<row + 1) == Array(all[row * n..<(row + 1) * n]), "\(set), \(row)")
      }
    }
  }

  @Test func `both gradients are adjoints of the convolution`() {
    var random = RandomGenerator(seed: 23)
    for number in 0..<Self.cases {
      let convolution = random.convolution()
      let x = Buffer(random.floats(convolution.inputCount))
      let weights = Buffer(random.floats(convolution.weightCount))
      let dy = Buffer(random.floats(convolution.outputCount))
      Kernel.underEverySet { set in
        let passes = Passes(convolution, Pools.two)
        let forward = dot(passes.forward(x, weights), dy.array)
        let input = dot(passes.backwardInput(dy, weights), x.array)
        let weight = dot(passes.backwardWeights(dy, x), weights.array)
        // Rounding errors of many terms of both signs, each at most 1.
        let tolerance = 1e-5 * Double(convolution.outputCount + 10)
        #expect(abs(forward - input) <= tolerance, "case \(number), \(set): \(convolution)")
        #expect(abs(forward - weight) <= tolerance, "case \(number), \(set): \(convolution)")
      }
    }
  }

  @Test func `a NaN in the input reaches every output that sees it, through ReLU too`() {
    var random = RandomGenerator(seed: 24)
    for number in 0..<Self.cases {
      let convolution = random.convolution()
      var values = random.integers(convolution.inputCount)
      values[random.integer(below: values.count)] = .nan
      let x = Buffer(values)
      let weights = Buffer(random.integers(convolution.weightCount).map { $0 == 0 ? 1 : $0 })
      let expected = Buffer(count: convolution.outputCount)
      Reference.forward(
        convolution, x.floats, weights: weights.floats, activation: .relu, into: expected.view)
      Kernel.underEverySet { set in
        let y = Passes(convolution, .serial).forward(x, weights, activation: .relu)
        #expect(
          y.map(\.isNaN) == expected.array.map(\.isNaN), "case \(number), \(set): \(convolution)")
      }
    }
  }

  private func dot(_ a: [Float], _ b: [Float]) -> Double {
    zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  /// The three passes of a convolution as functions of arrays.
  private struct Passes {
    let convolution: Convolution
    let pool: WorkerPool
    let workspace: Arena

    init(_ convolution: Convolution, _ pool: WorkerPool) {
      self.convolution = convolution
      self.pool = pool
      workspace = Arena(
        count: max(
          convolution.forwardWorkspaceCount(threads: pool.threads),
          convolution.backwardInputWorkspaceCount(threads: pool.threads),
          convolution.backwardWeightsWorkspaceCount(threads: pool.threads)))
      // Whatever was there before must not matter.
      workspace.view.fill(.nan)
    }

    func forward(_ x: Buffer, _ weights: Buffer, activation: Activation = .identity) -> [Float] {
      let y = Buffer(count: convolution.outputCount)
      convolution.forward(
        x.floats, weights: weights.floats, activation: activation, into: y.view,
        workspace: workspace.view, pool: pool)
      return y.array
    }

    func backwardInput(_ dy: Buffer, _ weights: Buffer) -> [Float] {
      let dx = Buffer(count: convolution.inputCount)
      convolution.backwardInput(
        dy.floats, weights: weights.floats, into: dx.view, workspace: workspace.view, pool: pool)
      return dx.array
    }

    func backwardWeights(_ dy: Buffer, _ x: Buffer) -> [Float] {
      let dw = Buffer(count: convolution.weightCount)
      convolution.backwardWeights(
        dy.floats, input: x.floats, into: dw.view, workspace: workspace.view, pool: pool)
      return dw.array
    }
  }
}
