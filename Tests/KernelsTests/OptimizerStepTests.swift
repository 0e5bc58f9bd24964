import Kernels
import Tensors
import Testing

/// The steps against the formulas written out in `Double`.
///
/// PyTorch itself is compared with in the tests of
/// `Training`.
@Suite struct OptimizerStepTests {
  private static let count = 20_011
  /// A step is a handful of operations, each rounded once.
  private static let tolerance: Float = 2e-6

  private struct State {
    var weights, gradients, first, second: [Float]

    init() {
      var random = RandomGenerator(seed: 16)
      weights = random.floats(OptimizerStepTests.count)
      gradients = random.floats(OptimizerStepTests.count)
      first = random.floats(OptimizerStepTests.count)
      second = random.floats(OptimizerStepTests.count).map { $0 * $0 + 0.01 }
    }
  }

  /// Runs `step` under every instruction set and compares weights and moments with `formula`, which
  /// maps (weight, gradient, first, second).
  private static func check(
    _ step: (MutableFloatView, FloatView, MutableFloatView, MutableFloatView) -> Void,
    _ formula: (inout Double, Double, inout Double, inout Double) -> Void
  ) {
    let start = State()
    var expected = start
    for i in 0..<count {
      var (w, m, v) = (Double(start.weights[i]), Double(start.first[i]), Double(start.second[i]))
      formula(&w, Double(start.gradients[i]), &m, &v)
      (expected.weights[i], expected.first[i], expected.second[i]) = (Float(w), Float(m), Float(v))
    }
    Kernel.underEverySet { set in
      let (weights, gradients) = (Buffer(start.weights), Buffer(start.gradients))
      let (first, second) = (Buffer(start.first), Buffer(start.second))
      step(weights.view, gradients.floats, first.view, second.view)
      expectClose(weights.array, expected.weights, tolerance, set)
      expectClose(first.array, expected.first, tolerance, set)
      expectClose(second.array, expected.second, tolerance, set)
      #expect(gradients.array == start.gradients, "\(set)")
    }
  }

  @Test func `plain gradient descent with decay and a gradient scale`() {
    Self.check { w, g, _, _ in
      descend(
        w, gradients: g, velocity: nil, learningRate: 0.1, weightDecay: 0.01,
        gradientScale: 0.5, pool: Pools.two)
    } _: { w, g, _, _ in
      w -= 0.1 * (0.5 * g + 0.01 * w)
    }
  }

  @Test(arguments: [false, true])
  func `momentum, plain and Nesterov's`(isNesterov: Bool) {
    Self.check { w, g, m, _ in
      descend(
        w, gradients: g, velocity: m, learningRate: 0.1, momentum: 0.9, nesterov: isNesterov,
        weightDecay: 0.01, pool: Pools.two)
    } _: { w, g, m, _ in
      let gradient = g + 0.01 * w
      m = 0.9 * m + gradient
      w -= 0.1 * (isNesterov ? gradient + 0.9 * m : m)
    }
  }

  @Test(arguments: [0, 0.9])
  func `RMSprop with and without momentum`(momentum: Double) {
    Self.check { w, g, m, v in
      descendRMSprop(
        w, gradients: g, squares: v, velocity: m, learningRate: 0.01, momentum: Float(momentum),
        weightDecay: 0.01, pool: Pools.two)
    } _: { w, g, m, v in
      let gradient = g + 0.01 * w
      v = 0.99 * v + 0.01 * gradient * gradient
      let step = gradient / (v.squareRoot() + 1e-8)
      if momentum != 0 { m = momentum * m + step }
      w -= 0.01 * (momentum == 0 ? step : m)
    }
  }

  @Test(arguments: [false, true])
  func `Adam and AdamW`(isDecoupled: Bool) {
    Self.check { w, g, m, v in
      var numbers = AdamStep(learningRate: 0.01, step: 3)
      numbers.weightDecay = 0.1
      numbers.decouplesDecay = isDecoupled
      numbers.gradientScale = 0.5
      descendAdam(w, gradients: g, means: m, squares: v, numbers, pool: Pools.two)
    } _: { w, g, m, v in
      var gradient = 0.5 * g
      if isDecoupled { w *= 1 - 0.01 * 0.1 } else { gradient += 0.1 * w }
      m = 0.9 * m + 0.1 * gradient
      v = 0.999 * v + 0.001 * gradient * gradient
      let root = (v / (1 - 0.999 * 0.999 * 0.999)).squareRoot() + 1e-8
      w -= 0.01 / (1 - 0.9 * 0.9 * 0.9) * m / root
    }
  }
}
