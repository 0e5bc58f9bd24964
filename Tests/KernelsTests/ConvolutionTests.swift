import Kernels
import Tensors
import Testing

@Suite struct ConvolutionTests {
  private static let cases = caseCount(release: 1500)

  /// What one case has in common for all passes.
  private struct Case {
    let convolution: Convolution
    let isAdding: Bool
    let pool: WorkerPool

    init(_ number: Int, _ random: inout RandomGenerator) {
      convolution =
        number < Convolution.special.count ? Convolution.special[number] : random.convolution()
      isAdding = random.bool()
      pool = random.element(of: [WorkerPool.serial, Pools.two, Pools.three])
    }
  }

  @Test func `the forward pass equals the reference under every instruction set`() {
    var random = RandomGenerator(seed: 2)
    for number in 0..<Self.cases {
      let item = Case(number, &random)
      let convolution = item.convolution
      let x = Buffer(random.integers(convolution.inputCount), offset: random.integer(below: 3))
      let weights = Buffer(random.integers(convolution.weightCount))
      let bias = random.bool() ? Buffer(random.integers(convolution.filters)) : nil
      let start = random.integers(convolution.outputCount)
      let activation = random.element(of: [Activation.identity, .relu, .relu6])
      let expected = Buffer(start)
      Reference.forward(
        convolution, x.floats, weights: weights.floats, bias: bias?.floats,
        activation: activation, into: expected.view, accumulating: item.isAdding)
      Kernel.underEverySet { set in
        let y = Buffer(start, offset: number % 3)
        let workspace = Buffer(
          count: convolution.forwardWorkspaceCount(threads: item.pool.threads))
        if item.isAdding {
          convolution.forward(
            x.floats, weights: weights.floats, bias: bias?.floats, activation: activation,
            addingTo: y.view, workspace: workspace.view, pool: item.pool)
        } else {
          convolution.forward(
            x.floats, weights: weights.floats, bias: bias?.floats, activation: activation,
            into: y.view, workspace: workspace.view, pool: item.pool)
        }
        #expect(y.array == expected.array, "case \(number), \(set): \(convolution)")
        #expect(y.isIntact && workspace.isIntact, "case \(number), \(set): \(convolution)")
      }
    }
  }

  @Test func `the input gradient equals the reference under every instruction set`() {
    var random = RandomGenerator(seed: 3)
    for number in 0..<Self.cases {
      let item = Case(number, &random)
      let convolution = item.convolution
      let dy = Buffer(random.integers(convolution.outputCount), offset: random.integer(below: 3))
      let weights = Buffer(random.integers(convolution.weightCount))
      let start = random.integers(convolution.inputCount)
      let expected = Buffer(item.isAdding ? start : start.map { _ in 0 })
      Reference.backwardInput(
        convolution, dy.floats, weights: weights.floats, addingTo: expected.view)
      Kernel.underEverySet { set in
        let dx = Buffer(start, offset: number % 3)
        let workspace = Buffer(
          count: convolution.backwardInputWorkspaceCount(threads: item.pool.threads))
        if item.isAdding {
          convolution.backwardInput(
            dy.floats, weights: weights.floats, addingTo: dx.view, workspace: workspace.view,
            pool: item.pool)
        } else {
          convolution.backwardInput(
            dy.floats, weights: weights.floats, into: dx.view, workspace: workspace.view,
            pool: item.pool)
        }
        #expect(dx.array == expected.array, "case \(number), \(set): \(convolution)")
        #expect(dx.isIntact && workspace.isIntact, "case \(number), \(set): \(convolution)")
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `the plan of an input gradient does not take longer with the stride`() {
    func count(stride: Int) -> Int {
      Convolution(
        batch: 2, height: 7, width: 5, channels: 8, filters: 8,
        window: Window(3, stride: stride, padding: 1)
      ).backwardInputWorkspaceCount(threads: 2)
    }
    #expect(count(stride: 1 << 20) == count(stride: 16))
  }

  @Test func `the weight and bias gradients equal the reference under every instruction set`() {
    var random = RandomGenerator(seed: 4)
    for number in 0..<Self.cases {
      let item = Case(number, &random)
      let convolution = item.convolution
      let x = Buffer(random.integers(convolution.inputCount), offset: random.integer(below: 3))
      let dy = Buffer(random.integers(convolution.outputCount), offset: random.integer(below: 3))
      let start = random.integers(convolution.weightCount)
      let biasStart = random.integers(convolution.filters)
      let expected = Buffer(item.isAdding ? start : start.map { _ in 0 })
      let expectedBias = Buffer(item.isAdding ? biasStart : biasStart.map { _ in 0 })
      Reference.backwardWeights(
        convolution, dy.floats, input: x.floats, addingTo: expected.view,
        biasGradient: expectedBias.view)
      Kernel.underEverySet { set in
        let dw = Buffer(start, offset: number % 3)
        let db = Buffer(biasStart)
        let workspace = Buffer(
          count: convolution.backwardWeightsWorkspaceCount(threads: item.pool.threads))
        if item.isAdding {
          convolution.backwardWeights(
            dy.floats, input: x.floats, addingTo: dw.view, biasGradient: db.view,
            workspace: workspace.view, pool: item.pool)
        } else {
          convolution.backwardWeights(
            dy.floats, input: x.floats, into: dw.view, biasGradient: db.view,
            workspace: workspace.view, pool: item.pool)
        }
        #expect(dw.array == expected.array, "case \(number), \(set): \(convolution)")
        #expect(db.array == expectedBias.array, "case \(number), \(set): \(convolution)")
        #expect(dw.isIntact && workspace.isIntact, "case \(number), \(set): \(convolution)")
      }
    }
  }
}
