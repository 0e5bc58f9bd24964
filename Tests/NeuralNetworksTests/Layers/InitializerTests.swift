import NeuralNetworks
import Tensors
import Testing

@Suite struct InitializerTests {
  /// Mean and variance of many draws.
  private func moments(_ initializer: Initializer) -> (mean: Float, variance: Float, largest: Float)
  {
    let arena = Arena(count: 20_000)
    var generator = RandomGenerator(seed: 1)
    initializer.fill(arena.view, using: &generator)
    let values = arena.values
    let mean = values.reduce(0, +) / Float(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(values.count)
    return (mean, variance, values.map(abs).max() ?? 0)
  }

  @Test(
    arguments: [
      (.heNormal(fanIn: 50), 0.04), (.heUniform(fanIn: 50), 0.04),
      (.glorotNormal(fanIn: 30, fanOut: 20), 0.04), (.glorotUniform(fanIn: 30, fanOut: 20), 0.04),
    ] as [(Initializer, Float)])
  func `the variance is that of the scheme`(initializer: Initializer, variance: Float) {
    let found = moments(initializer)
    // Five standard deviations of the mean and of the variance of 20,000 draws.
    #expect(abs(found.mean) <= 5 * (variance / 20_000).squareRoot())
    #expect(abs(found.variance - variance) <= 5 * variance * (2 / 20_000 as Float).squareRoot())
  }

  @Test func `uniform schemes stay inside their limit`() {
    let limit = (3 * 0.04 as Float).squareRoot()
    #expect(moments(.heUniform(fanIn: 50)).largest <= limit)
    #expect(moments(.heNormal(fanIn: 50)).largest > limit)
  }

  @Test func `fans count the taps of a kernel`() throws {
    let plan = try Conv2D(filters: 8, kernel: 3, groups: 2).plan(for: Shape(1, 5, 5, 4))
    #expect(plan.parameters[0].initializer == .heNormal(fanIn: 18))
    let glorot = try Conv2D(filters: 8, kernel: 3, groups: 2, scheme: .glorotUniform)
      .plan(for: Shape(1, 5, 5, 4))
    #expect(glorot.parameters[0].initializer == .glorotUniform(fanIn: 18, fanOut: 36))
  }
}
