import Kernels
import Tensors
import Testing

@Suite struct BatchNormalizationTests {
  private static let extents = [(1, 1), (2, 3), (7, 16), (100, 33), (3_000, 24), (640, 200)]

  private struct Case {
    let normalization: BatchNormalization
    let x, dy, gamma, beta, mean, variance: Buffer

    init(_ positions: Int, _ channels: Int, _ random: inout RandomGenerator) {
      normalization = BatchNormalization(positions: positions, channels: channels)
      // A mean ten times the deviation, as after a ReLU.
      x = Buffer(random.floats(positions * channels).map { $0 + 5 })
      dy = Buffer(random.floats(positions * channels))
      gamma = Buffer(random.floats(channels))
      beta = Buffer(random.floats(channels))
      mean = Buffer(count: channels)
      variance = Buffer(count: channels)
      Reference.statistics(normalization, x.floats, mean: mean.view, variance: variance.view)
    }
  }

  @Test func `statistics, output and gradients equal the reference`() {
    var random = RandomGenerator(seed: 14)
    for (positions, channels) in Self.extents {
      let item = Case(positions, channels, &random)
      let normalization = item.normalization
      let workspace = Buffer(count: normalization.workspaceCount)
      let expected = Buffer(count: item.x.view.count)
      Reference.normalize(
        normalization, item.x.floats, mean: item.mean.floats, variance: item.variance.floats,
        gamma: item.gamma.floats, beta: item.beta.floats, activation: .relu, into: expected.view)
      let gradients = (Buffer([Float](repeating: 1, count: channels)), Buffer(count: channels))
      let expectedGradient = Buffer(count: item.x.view.count)
      Reference.backward(
        normalization, item.dy.floats, input: item.x.floats, mean: item.mean.floats,
        variance: item.variance.floats, gamma: item.gamma.floats,
        gammaGradient: gradients.0.view, betaGradient: gradients.1.view,
        into: expectedGradient.view, accumulating: false)
      Kernel.underEverySet { set in
        let comment = "\(set), \(positions)x\(channels)"
        let mean = Buffer(count: channels)
        let variance = Buffer(count: channels)
        normalization.statistics(
          item.x.floats, mean: mean.view, variance: variance.view, workspace: workspace.view,
          pool: Pools.two)
        expectClose(mean.array, item.mean.array, 2e-6, comment)
        expectClose(variance.array, item.variance.array, 2e-6, comment)
        let y = Buffer(count: item.x.view.count)
        normalization.normalize(
          item.x.floats, mean: item.mean.floats, variance: item.variance.floats,
          gamma: item.gamma.floats, beta: item.beta.floats, activation: .relu, into: y.view,
          pool: Pools.two)
        // One position has variance 0: its scale is 1 / sqrt(epsilon), 316.
        expectClose(y.array, expected.array, positions == 1 ? 2e-3 : 5e-5, comment)
        let dGamma = Buffer([Float](repeating: 1, count: channels))
        let dBeta = Buffer(count: channels)
        let dx = Buffer(count: item.x.view.count)
        normalization.backward(
          item.dy.floats, input: item.x.floats, mean: item.mean.floats,
          variance: item.variance.floats, gamma: item.gamma.floats, gammaGradient: dGamma.view,
          betaGradient: dBeta.view, into: dx.view, workspace: workspace.view, pool: Pools.two)
        expectClose(dGamma.array, gradients.0.array, 3e-5, comment)
        expectClose(dBeta.array, gradients.1.array, 3e-5, comment)
        expectClose(dx.array, expectedGradient.array, positions <= 2 ? 2e-3 : 5e-5, comment)
        normalization.backward(
          item.dy.floats, input: item.x.floats, mean: item.mean.floats,
          variance: item.variance.floats, gamma: item.gamma.floats, gammaGradient: dGamma.view,
          betaGradient: dBeta.view, into: dx.view, accumulating: true,
          workspace: workspace.view, pool: .serial)
        expectClose(
          dx.array, expectedGradient.array.map { 2 * $0 }, positions <= 2 ? 4e-3 : 1e-4, comment)
        #expect(y.isIntact && dx.isIntact && workspace.isIntact, "\(comment)")
      }
    }
  }

  @Test func `the way back through a fused activation equals the two ways back in a row`() {
    var random = RandomGenerator(seed: 19)
    for activation in [Activation.relu, .relu6, .leakyReLU(slope: 0.1), .sigmoid] {
      let item = Case(3_000, 24, &random)
      let normalization = item.normalization
      let workspace = Buffer(count: normalization.workspaceCount)
      Kernel.underEverySet { set in
        let y = Buffer(count: item.x.view.count)
        normalization.normalize(
          item.x.floats, mean: item.mean.floats, variance: item.variance.floats,
          gamma: item.gamma.floats, beta: item.beta.floats, activation: activation, into: y.view,
          pool: .serial)
        let results = [false, true].map { isFused in
          let dz = Buffer(item.dy.array)
          if !isFused {
            activationGradient(
              dz.floats, of: activation, at: y.floats, into: dz.view, pool: .serial)
          }
          let numbers = Buffer(count: 48)
          let dx = Buffer(count: item.x.view.count)
          normalization.backward(
            dz.floats, input: item.x.floats, output: y.floats,
            activation: isFused ? activation : .identity, mean: item.mean.floats,
            variance: item.variance.floats, gamma: item.gamma.floats,
            gammaGradient: numbers.view.slice(0, 24), betaGradient: numbers.view.slice(24, 24),
            into: dx.view, workspace: workspace.view, pool: Pools.two)
          return numbers.array + dx.array
        }
        // The fused product may be rounded once instead of twice.
        expectClose(results[1], results[0], 2e-6, "\(set), \(activation)")
      }
    }
  }

  @Test func `a small variance beside a large mean survives`() {
    let normalization = BatchNormalization(positions: 50_000, channels: 1)
    let x = Buffer((0..<50_000).map { 4_096 + Float($0 % 2) })
    let mean = Buffer(count: 1)
    let variance = Buffer(count: 1)
    let workspace = Buffer(count: normalization.workspaceCount)
    normalization.statistics(
      x.floats, mean: mean.view, variance: variance.view, workspace: workspace.view,
      pool: .serial)
    #expect(mean.view[0] == 4_096.5)
    #expect(abs(variance.view[0] - 0.25) <= 1e-6)
  }

  @Test func `one and two threads give the same bits`() {
    var random = RandomGenerator(seed: 15)
    let item = Case(9_000, 24, &random)
    let workspace = Buffer(count: item.normalization.workspaceCount)
    Kernel.underEverySet { set in
      let results = [WorkerPool.serial, Pools.two, Pools.three].map { pool in
        let numbers = Buffer(count: 24 * 4)
        let dx = Buffer(count: item.x.view.count)
        item.normalization.statistics(
          item.x.floats, mean: numbers.view.slice(0, 24), variance: numbers.view.slice(24, 24),
          workspace: workspace.view, pool: pool)
        item.normalization.backward(
          item.dy.floats, input: item.x.floats, mean: item.mean.floats,
          variance: item.variance.floats, gamma: item.gamma.floats,
          gammaGradient: numbers.view.slice(48, 24), betaGradient: numbers.view.slice(72, 24),
          into: dx.view, workspace: workspace.view, pool: pool)
        return numbers.array + dx.array
      }
      #expect(results[0] == results[1] && results[0] == results[2], "\(set)")
    }
  }

  @Test func `a NaN reaches the statistics of its channel only`() {
    let normalization = BatchNormalization(positions: 40, channels: 2)
    let x = Buffer((0..<80).map { $0 == 42 ? .nan : Float($0 % 5) })
    let mean = Buffer(count: 2)
    let variance = Buffer(count: 2)
    let workspace = Buffer(count: normalization.workspaceCount)
    Kernel.underEverySet { set in
      normalization.statistics(
        x.floats, mean: mean.view, variance: variance.view, workspace: workspace.view,
        pool: .serial)
      #expect(mean.view[0].isNaN && variance.view[0].isNaN, "\(set)")
      #expect(mean.view[1].isFinite && variance.view[1].isFinite, "\(set)")
    }
  }
}
