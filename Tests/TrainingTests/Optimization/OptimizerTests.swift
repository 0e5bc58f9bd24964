import Kernels
import Tensors
import Testing
import Training

@Suite struct OptimizerTests {
  /// Ten steps in `Float` to weights up to 5, whose last digit is worth 5e-7; the operations of a step
  /// are ordered a little differently in PyTorch.
  private let tolerance: Float = 1e-5

  @Test(arguments: [
    (Optimizer.sgd(), OptimizerGolden.sgd), (.sgd(momentum: 0.9), OptimizerGolden.momentum),
    (.sgd(momentum: 0.9, nesterov: true), OptimizerGolden.nesterov),
    (.rmsprop(), OptimizerGolden.rmsprop),
    (.rmsprop(momentum: 0.9), OptimizerGolden.rmspropMomentum), (.adam(), OptimizerGolden.adam),
    (.adamW(), OptimizerGolden.adamW),
  ])
  func `ten steps equal those of PyTorch`(optimizer: Optimizer, golden: [Float]) {
    let count = OptimizerGolden.start.count
    let state = OptimizerState(
      optimizer, weightDecay: 0.1, count: count,
      groups: [ParameterGroup(range: 0..<count, decays: true)])
    let arenas = (Arena(count: count), Arena(count: count))
    defer { withExtendedLifetime(arenas) {} }
    let (weights, gradients) = (arenas.0.view, arenas.1.view)
    weights.copy(from: OptimizerGolden.start)
    for (step, rate) in OptimizerGolden.rates.enumerated() {
      gradients.copy(
        from: Array(OptimizerGolden.gradients[step * count..<(step + 1) * count]))
      state.update(
        weights, gradients: gradients.readOnly, rate: rate, step: step + 1, pool: .serial)
    }
    for index in 0..<count {
      #expect((weights[index] - golden[index]).magnitude <= tolerance, "weight \(index)")
    }
  }

  @Test(arguments: [
    Optimizer.sgd(), .sgd(momentum: 0.9), .rmsprop(), .rmsprop(momentum: 0.5), .adam(), .adamW(),
  ])
  func `only the weights of a group move, and only decaying ones decay`(optimizer: Optimizer) {
    let state = OptimizerState(
      optimizer, weightDecay: 0.5, count: 6,
      groups: [
        ParameterGroup(range: 1..<2, decays: true), ParameterGroup(range: 3..<4, decays: false),
      ])
    let arenas = (Arena(count: 6), Arena(count: 6))
    defer { withExtendedLifetime(arenas) {} }
    let weights = arenas.0.view
    weights.fill(2)
    state.update(
      weights, gradients: arenas.1.view.readOnly, rate: 0.1, step: 1, pool: .serial)
    #expect(weights[1] < 2)
    #expect([0, 2, 3, 4, 5].allSatisfy { weights[$0] == 2 })
  }

  @Test func `the norm is that of the weights that learn`() {
    let state = OptimizerState(
      .sgd(), weightDecay: 0, count: 5,
      groups: [
        ParameterGroup(range: 0..<2, decays: true), ParameterGroup(range: 3..<4, decays: false),
      ])
    let gradients = Arena(count: 5)
    withExtendedLifetime(gradients) {
      gradients.view.copy(from: [2, 3, 100, 6, 100])
      #expect(state.gradientNorm(gradients.view.readOnly, pool: .serial) == 7)
    }
  }

  @Test func `scaling gradients by the step equals scaling them before`() {
    let groups = [ParameterGroup(range: 0..<3, decays: true)]
    let results = [Float(1), 0.25].map { scale in
      let state = OptimizerState(.adamW(), weightDecay: 0.1, count: 3, groups: groups)
      let arenas = (Arena(count: 3), Arena(count: 3))
      defer { withExtendedLifetime(arenas) {} }
      let (weights, gradients) = (arenas.0.view, arenas.1.view)
      weights.copy(from: [1, -2, 3])
      gradients.copy(from: [0.5, -0.25, 4].map { $0 * scale })
      state.update(
        weights, gradients: gradients.readOnly, rate: 0.1, step: 1, gradientScale: 0.25 / scale,
        pool: .serial)
      return weights.array
    }
    #expect(results[0] == results[1])
  }
}
