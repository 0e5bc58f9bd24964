import Kernels
import Tensors
import Testing

@Suite struct ElementwiseTests {
  private static let activations: [Activation] = [
    .identity, .relu, .relu6, .leakyReLU(slope: 0.1), .silu, .sigmoid,
  ]
  /// Around vector widths and the chunk of a task.
  private static let counts = [0, 1, 3, 7, 8, 9, 31, 64, 100, 40_000]
  /// The exponential is good to 2 units in the last place; a quotient adds one.
  private static let tolerance: Float = 5e-7

  /// Ordinary values, then every special one.
  private static func inputs(_ count: Int, _ random: inout RandomGenerator) -> [Float] {
    let special: [Float] = [
      0, -0.0, 6, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, 88.8, -88.8, 104, -104, 1e30,
    ]
    return (0..<count).map { $0 < special.count ? special[$0] : random.uniform(-9, 9) }.reversed()
  }

  @Test func `activations equal the reference on ordinary and special values`() {
    var random = RandomGenerator(seed: 8)
    for activation in Self.activations {
      for count in Self.counts {
        let x = Buffer(Self.inputs(count, &random))
        let expected = x.array.map { Float(Reference.value(of: activation, at: Double($0))) }
        Kernel.underEverySet { set in
          let y = Buffer(count: count, offset: 1)
          activate(x.floats, with: activation, into: y.view, pool: Pools.two)
          expectClose(y.array, expected, Self.tolerance, "\(activation), \(set), \(count)")
          #expect(y.isIntact)
          // In place.
          let both = Buffer(x.array)
          activate(both.floats, with: activation, into: both.view, pool: .serial)
          expectClose(both.array, y.array, 0, "\(activation), \(set), \(count)")
        }
      }
    }
  }

  @Test func `activation gradients equal the reference`() {
    var random = RandomGenerator(seed: 9)
    for activation in Self.activations {
      for count in Self.counts {
        let x = random.floats(count).map { 8 * $0 }
        let y = x.map { Float(Reference.value(of: activation, at: Double($0))) }
        let values = Buffer(activation.gradientReadsInput ? x : y)
        let dy = Buffer(random.floats(count))
        let expected = zip(x, dy.array).map {
          Float(Reference.derivative(of: activation, at: Double($0.0)) * Double($0.1))
        }
        Kernel.underEverySet { set in
          let dx = Buffer(count: count)
          activationGradient(
            dy.floats, of: activation, at: values.floats, into: dx.view, pool: Pools.two)
          expectClose(dx.array, expected, 2e-6, "\(activation), \(set), \(count)")
          activationGradient(
            dy.floats, of: activation, at: values.floats, addingTo: dx.view, pool: Pools.two)
          expectClose(
            dx.array, expected.map { 2 * $0 }, 4e-6, "\(activation), \(set), \(count)")
        }
      }
    }
  }

  @Test func `a dead ReLU stops even an infinite gradient`() {
    Kernel.underEverySet { set in
      let dx = Buffer(count: 20)
      activationGradient(
        Buffer([Float](repeating: .infinity, count: 20)).floats, of: .relu,
        at: Buffer(count: 20).floats, into: dx.view, pool: .serial)
      #expect(dx.array == [Float](repeating: 0, count: 20), "\(set)")
    }
  }

  @Test func `sums, scaled sums and products are exact`() {
    var random = RandomGenerator(seed: 10)
    for count in Self.counts {
      let a = Buffer(random.integers(count))
      let b = Buffer(random.integers(count))
      Kernel.underEverySet { set in
        let c = Buffer(count: count)
        add(a.floats, b.floats, into: c.view, pool: Pools.two)
        #expect(c.array == zip(a.array, b.array).map { $0 + $1 }, "\(set)")
        add(b.floats, scaledBy: -1, addingTo: c.view, pool: Pools.two)
        #expect(c.array == a.array, "\(set)")
        scale(a.floats, by: 3, into: c.view, pool: Pools.two)
        #expect(c.array == a.array.map { 3 * $0 }, "\(set)")
        fill(c.view, with: 7, pool: Pools.two)
        #expect(c.array.allSatisfy { $0 == 7 } && c.isIntact, "\(set)")
      }
    }
  }

  @Test func `dropout keeps what the hash says and scales it`() {
    let count = 20_000
    let x = Buffer([Float](repeating: 2, count: count))
    for rate: Float in [0, 0.25, 0.9] {
      let expected = (0..<count).map {
        Reference.isKept($0, rate: rate, seed: 77 << 33 | 5) ? 2 * (1 / (1 - rate)) : 0
      }
      let kept = expected.count { $0 != 0 }
      // Five standard deviations of the binomial.
      let spread = 5 * (Float(count) * rate * (1 - rate)).squareRoot()
      #expect(abs(Float(kept) - Float(count) * (1 - rate)) <= spread)
      Kernel.underEverySet { set in
        let y = Buffer(count: count)
        dropout(x.floats, rate: rate, seed: 77 << 33 | 5, into: y.view, pool: Pools.two)
        #expect(y.array == expected, "\(set)")
        dropout(x.floats, rate: rate, seed: 77 << 33 | 5, addingTo: y.view, pool: Pools.two)
        #expect(y.array == expected.map { 2 * $0 }, "\(set)")
      }
    }
  }

  @Test func `softmax equals the reference, and a NaN logit spoils its row only`() {
    var random = RandomGenerator(seed: 11)
    for (rows, classes) in [(1, 1), (3, 10), (5, 2), (200, 100)] {
      var values = random.floats(rows * classes).map { 20 * $0 }
      if rows > 2 { values[classes] = .nan }
      let logits = Buffer(values)
      let expected = Buffer(count: rows * classes)
      Reference.softmax(logits.floats, classes: classes, scale: 0.7, into: expected.view)
      Kernel.underEverySet { set in
        let y = Buffer(count: rows * classes)
        softmax(logits.floats, classes: classes, scale: 0.7, into: y.view, pool: Pools.two)
        // The exponent of a scaled difference of 28 carries 28 roundings of the scale.
        expectClose(y.array, expected.array, 3e-6, "\(set)")
      }
    }
  }

  @Test func `the softmax gradient is orthogonal to the ones and follows the chain rule`() {
    let logits = Buffer([0.5, -1, 2, 0])
    let y = Buffer(count: 4)
    softmax(logits.floats, classes: 4, into: y.view, pool: .serial)
    let dx = Buffer(count: 4)
    let dy: [Float] = [1, 0, 2, -1]
    softmaxGradient(
      Buffer(dy).floats, output: y.floats, classes: 4, into: dx.view, pool: .serial)
    #expect(abs(dx.array.reduce(0, +)) <= 1e-6)
    let mean = zip(dy, y.array).map(*).reduce(0, +)
    expectClose(dx.array, zip(dy, y.array).map { $1 * ($0 - mean) }, 1e-6, "gradient")
  }
}
