import Kernels
import NeuralNetworks
import Tensors
import Testing

@Suite struct LayerGradientTests {
  /// Sums of at most a few hundred float products, each with an error of 6e-8.
  static let linearTolerance = 2e-5

  /// A central difference with the step 0.01 leaves about step² / 6 of the third derivative.
  static let smoothTolerance = 2e-3

  @Test(arguments: LayerCases.convolutions)
  func `convolution`(layer: Conv2D, input: [Int]) throws {
    let single = try SingleLayer(layer, input: Shape(input))
    single.input.randomize(1)
    let steps = [Float](repeating: 1, count: 1 + single.parameters.count)
    #expect(GradientCheck(single, steps: steps).largestError <= Self.linearTolerance)
  }

  @Test(arguments: [PaddingRule.valid, .same, .every(2)])
  func `convolution by Winograd's algorithm`(padding: PaddingRule) throws {
    var layer = Conv2D(filters: 3, kernel: 3, padding: padding)
    layer.algorithm = .winograd
    let single = try SingleLayer(layer, input: Shape(2, 6, 5, 2))
    single.input.randomize(1)
    #expect(GradientCheck(single, steps: [1, 1, 1]).largestError <= Self.linearTolerance)
  }

  @Test(arguments: [true, false])
  func `dense`(bias: Bool) throws {
    let single = try SingleLayer(Dense(units: 5, bias: bias), input: Shape(3, 7))
    single.input.randomize(1)
    let steps = [Float](repeating: 1, count: 1 + single.parameters.count)
    #expect(GradientCheck(single, steps: steps).largestError <= Self.linearTolerance)
  }

  @Test func `average pooling`() throws {
    for layer in [
      AveragePool2D(2), AveragePool2D(3, stride: 1, padding: .same),
      AveragePool2D(Pair(2, 3), stride: Pair(1, 2), padding: .every(1)),
    ] {
      let single = try SingleLayer(layer, input: Shape(2, 5, 6, 3))
      single.input.randomize(1)
      #expect(GradientCheck(single, steps: [1]).largestError <= Self.linearTolerance)
    }
  }

  @Test func `global average pooling`() throws {
    let single = try SingleLayer(GlobalAveragePool(), input: Shape(2, 3, 4, 5))
    single.input.randomize(1)
    #expect(GradientCheck(single, steps: [1]).largestError <= Self.linearTolerance)
  }

  @Test func `global max pooling`() throws {
    let single = try SingleLayer(GlobalMaxPool(), input: Shape(2, 3, 4, 5))
    // No two values are near each other: a step does not change which is the largest.
    let view = single.input.view
    for index in 0..<view.count { view[index] = Float((index * 37) % 120) / 30 - 2 }
    #expect(GradientCheck(single, steps: [0.01]).largestError <= Self.linearTolerance)
  }

  @Test(arguments: [Pair(1, 1), 2, Pair(3, 1), Pair(1, 4)])
  func `nearest upsampling`(factor: Pair) throws {
    let single = try SingleLayer(UpsampleNearest2D(factor), input: Shape(2, 3, 4, 5))
    single.input.randomize(1)
    #expect(GradientCheck(single, steps: [1]).largestError <= Self.linearTolerance)
    single.forward()
    let (height, width) = (3 * factor.y, 4 * factor.x)
    for n in 0..<2 {
      for y in 0..<height {
        for x in 0..<width {
          for c in 0..<5 {
            let from = ((n * 3 + y / factor.y) * 4 + x / factor.x) * 5 + c
            let to = ((n * height + y) * width + x) * 5 + c
            #expect(single.output.view[to] == single.input.view[from])
          }
        }
      }
    }
  }

  @Test func `maximum pooling`() throws {
    for layer in [
      MaxPool2D(2), MaxPool2D(3, stride: 2, padding: .every(1)), MaxPool2D(3, stride: 1),
    ] {
      let single = try SingleLayer(layer, input: Shape(2, 5, 6, 2))
      // Distinct values, four steps apart, so that no step changes which is the largest.
      var values = (0..<single.input.count).map { Float($0) * 0.04 }
      var generator = RandomGenerator(seed: 1, stream: 3)
      generator.shuffle(&values)
      single.input.view.copy(from: values)
      // The differences of floats around 5 lose digits: 5 * 6e-8 / 0.01.
      #expect(GradientCheck(single, steps: [0.01]).largestError <= 2e-4)
    }
  }

  @Test(arguments: LayerCases.activations.indices)
  func `activations`(position: Int) throws {
    let single = try SingleLayer(LayerCases.activations[position], input: Shape(4, 25))
    single.input.randomize(1)
    for index in single.input.view.indices {
      // Up to 8, past the kink of ReLU6, and never within two steps of a kink.
      let value = single.input.view[index] * 8
      let kink: Float = value > 3 ? 6 : 0
      single.input.view[index] = abs(value - kink) < 0.02 ? value + 0.05 : value
    }
    #expect(GradientCheck(single, steps: [0.01]).largestError <= Self.smoothTolerance)
  }

  @Test func `softmax`() throws {
    let single = try SingleLayer(Softmax(), input: Shape(3, 6))
    single.input.randomize(1)
    #expect(GradientCheck(single, steps: [0.01]).largestError <= Self.smoothTolerance)
  }

  @Test func `batch norm through its statistics`() throws {
    let single = try SingleLayer(BatchNorm2D(), input: Shape(3, 2, 4, 5))
    single.input.randomize(1)
    single.parameters[0].randomize(2)
    single.parameters[1].randomize(3)
    #expect(GradientCheck(single, steps: [0.01, 1, 1]).largestError <= Self.smoothTolerance)
  }

  @Test func `dropout with a fixed seed`() throws {
    let single = try SingleLayer(Dropout(rate: 0.4), input: Shape(4, 30))
    single.input.randomize(1)
    #expect(GradientCheck(single, steps: [1]).largestError <= Self.linearTolerance)
    #expect(single.output.values.contains(0))
  }

  @Test func `flatten`() throws {
    let single = try SingleLayer(Flatten(), input: Shape(2, 3, 2, 2))
    single.input.randomize(1)
    #expect(GradientCheck(single, steps: [1]).largestError <= Self.linearTolerance)
  }

  @Test(arguments: LayerCases.all.indices)
  func `gradients are added to what another layer wrote, and parameter gradients always`(
    position: Int
  ) throws {
    let (layer, shape) = LayerCases.all[position]
    let single = try SingleLayer(layer, input: Shape(shape))
    single.input.randomize(1)
    single.outputGradient.randomize(2)
    single.forward()
    single.backward()
    let once = single.inputGradient.values
    let parameterGradients = single.parameterGradients.map(\.values)
    single.backward(accumulates: true)
    #expect(largestDifference(single.inputGradient.values, once.map { 2 * $0 }) <= 1e-5)
    for (arena, first) in zip(single.parameterGradients, parameterGradients) {
      #expect(largestDifference(arena.values, first.map { 2 * $0 }) <= 1e-4)
    }
    // Overwriting means that nothing of the old content stays.
    single.inputGradient.view.fill(.nan)
    single.backward()
    #expect(largestDifference(single.inputGradient.values, once) <= 1e-6)
  }
}
