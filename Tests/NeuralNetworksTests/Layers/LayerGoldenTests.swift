import Kernels
import NeuralNetworks
import Tensors
import Testing

/// Small cases worked by hand.
@Suite struct LayerGoldenTests {
  /// The output of a layer for an input and parameters.
  private func output(
    _ layer: any Layer, _ shape: [Int], _ input: [Float], _ parameters: [[Float]] = [],
    state: [[Float]]? = nil, mode: Mode = .training(seed: 5)
  ) throws -> (values: [Float], shape: [Int], single: SingleLayer) {
    let single = try SingleLayer(layer, input: Shape(shape))
    single.input.view.copy(from: input)
    for (arena, values) in zip(single.parameters, parameters) { arena.view.copy(from: values) }
    for (arena, values) in zip(single.state, state ?? []) { arena.view.copy(from: values) }
    single.forward(mode)
    return (single.output.values, single.plan.output.dimensions, single)
  }

  /// The gradient at the input for one at the output.
  private func gradient(_ single: SingleLayer, _ outputGradient: [Float]) -> [Float] {
    single.outputGradient.view.copy(from: outputGradient)
    single.backward()
    return single.inputGradient.values
  }

  @Test func `a convolution slides its taps over the picture`() throws {
    // 3x3 picture of one channel, 2x2 taps, two filters: the sum, and the top-left pixel.
    let result = try output(
      Conv2D(filters: 2, kernel: 2), [1, 3, 3, 1], [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [[1, 1, 1, 0, 1, 0, 1, 0], [0, 10]])
    #expect(result.shape == [1, 2, 2, 2])
    #expect(result.values == [12, 11, 16, 12, 24, 14, 28, 15])
    // Every output gradient is 1 for the first filter: each pixel gets one per window it is in.
    #expect(
      gradient(result.single, [1, 0, 1, 0, 1, 0, 1, 0]) == [1, 2, 1, 2, 4, 2, 1, 2, 1])
    #expect(result.single.parameterGradients[0].values == [12, 0, 16, 0, 24, 0, 28, 0])
    #expect(result.single.parameterGradients[1].values == [4, 0])
  }

  @Test func `same padding of a strided convolution puts the odd pixel last`() throws {
    // Width 4, stride 2, kernel 3: one column is needed, and it is on the right.
    let result = try output(
      Conv2D(filters: 1, kernel: Pair(1, 3), stride: Pair(1, 2), padding: .same), [1, 1, 4, 1],
      [1, 2, 3, 4], [[1, 10, 100], [0]])
    #expect(result.values == [321, 43])
  }

  @Test func `groups keep channels apart, and dilation spreads taps`() throws {
    let grouped = try output(
      Conv2D(filters: 2, kernel: 1, groups: 2, bias: false), [1, 1, 2, 2], [1, 2, 3, 4],
      [[10, 100]])
    #expect(grouped.values == [10, 200, 30, 400])
    let dilated = try output(
      Conv2D(filters: 1, kernel: Pair(1, 2), dilation: 2, bias: false), [1, 1, 4, 1],
      [1, 2, 3, 4], [[1, 10]])
    #expect(dilated.values == [31, 42])
  }

  @Test func `a dense layer is a product and a bias`() throws {
    let result = try output(
      Dense(units: 2), [2, 3], [1, 2, 3, 4, 5, 6], [[1, 0, 0, 1, 1, 1], [10, 20]])
    #expect(result.values == [14, 25, 20, 31])
    #expect(gradient(result.single, [1, 0, 0, 2]) == [1, 0, 1, 0, 2, 2])
    #expect(result.single.parameterGradients[0].values == [1, 8, 2, 10, 3, 12])
    #expect(result.single.parameterGradients[1].values == [1, 2])
  }

  @Test func `maximum pooling takes the largest, and padding never wins`() throws {
    let result = try output(
      MaxPool2D(2, stride: 1, padding: .explicit(Padding(top: 0, left: 1, bottom: 0, right: 0))),
      [1, 2, 2, 1], [-1, -2, -3, -4])
    #expect(result.values == [-1, -1])
    #expect(gradient(result.single, [1, 10]) == [11, 0, 0, 0])
  }

  @Test func `average pooling divides by the cells inside the picture`() throws {
    let result = try output(
      AveragePool2D(
        2, stride: 2, padding: .explicit(Padding(top: 1, left: 0, bottom: 0, right: 0))),
      [1, 3, 2, 1], [1, 3, 5, 7, 9, 11])
    #expect(result.values == [2, 8])
    #expect(gradient(result.single, [2, 4]) == [1, 1, 1, 1, 1, 1])
  }

  @Test func `global average pooling is the mean of each channel`() throws {
    let result = try output(GlobalAveragePool(), [1, 2, 2, 2], [1, 10, 2, 20, 3, 30, 6, 60])
    #expect(result.values == [3, 30])
    #expect(result.shape == [1, 2])
    #expect(gradient(result.single, [4, 8]) == [1, 2, 1, 2, 1, 2, 1, 2])
  }

  @Test func `global max pooling is the largest of each channel, the first one of equals`() throws {
    let result = try output(GlobalMaxPool(), [1, 2, 2, 2], [1, 40, 3, 20, 3, 30, -6, 10])
    #expect(result.values == [3, 40])
    #expect(result.shape == [1, 2])
    #expect(gradient(result.single, [5, 7]) == [0, 7, 5, 0, 0, 0, 0, 0])
  }

  @Test func `batch norm normalizes with the batch in training and follows it`() throws {
    // One channel with the values 1, 3: mean 2, variance 1, unbiased 2.
    let result = try output(
      BatchNorm2D(epsilon: 3, momentum: 0.5), [2, 1, 1, 1], [1, 3], [[2], [10]],
      state: [[4], [6]])
    #expect(result.values == [9, 11], "2 * (x - 2) / sqrt(1 + 3) + 10")
    #expect(result.single.state.map(\.values) == [[3], [4]])
    let inference = try output(
      BatchNorm2D(epsilon: 3), [2, 1, 1, 1], [1, 3], [[2], [10]], state: [[1], [1]],
      mode: .inference)
    #expect(inference.values == [10, 12])
    #expect(inference.single.state.map(\.values) == [[1], [1]])
  }

  @Test func `batch norm of a single position gives its bias`() throws {
    let result = try output(BatchNorm2D(), [1, 1, 1, 2], [5, 7], [[2, 2], [1, 3]])
    // With a variance of 0 the scale is 1 / sqrt(1e-5): rounding errors of the mean grow 300 times.
    #expect(largestDifference(result.values, [1, 3]) <= 1e-3)
    #expect(result.single.state[1].values.allSatisfy { $0.isFinite })
  }

  @Test func `activations at chosen points`() throws {
    let points: [Float] = [-2, 0, 3, 8]
    #expect(try output(ReLU(), [1, 4], points).values == [0, 0, 3, 8])
    #expect(try output(ReLU6(), [1, 4], points).values == [0, 0, 3, 6])
    #expect(try output(LeakyReLU(slope: 0.5), [1, 4], points).values == [-1, 0, 3, 8])
    let sigmoid = try output(Sigmoid(), [1, 3], [0, 2, -2]).values
    #expect(largestDifference(sigmoid, [0.5, 0.880797, 0.119203]) <= 1e-6)
    let silu = try output(SiLU(), [1, 3], [0, 2, -2]).values
    #expect(largestDifference(silu, [0, 1.761594, -0.238406]) <= 1e-6)
  }

  @Test func `nothing hides a NaN`() throws {
    for layer in LayerCases.activations + [Softmax(), MaxPool2D(1)] {
      let shape = layer is MaxPool2D ? [1, 1, 1, 2] : [1, 2]
      let result = try output(layer, shape, [.nan, 1])
      #expect(result.values[0].isNaN, "\(layer.kind)")
    }
  }

  @Test func `softmax turns logits into shares, also large ones`() throws {
    let result = try output(Softmax(), [2, 2], [0, 1.0986123, 1000, 1000])
    #expect(largestDifference(result.values, [0.25, 0.75, 0.5, 0.5]) <= 1e-6)
  }

  @Test func `dropout keeps the expectation`() throws {
    let result = try output(Dropout(rate: 0.25), [1, 10000], [Float](repeating: 3, count: 10000))
    #expect(Set(result.values) == [0, 4])
    let mean = result.values.reduce(0, +) / 10000
    // Five standard deviations of the mean of 10,000 draws: 5 * sqrt(3 / 10,000).
    #expect(abs(mean - 3) <= 0.09)
    let isSame = gradient(result.single, [Float](repeating: 3, count: 10000)) == result.values
    #expect(isSame, "the same elements fall in the gradient")
  }

  @Test func `flatten keeps the order of memory`() throws {
    let result = try output(Flatten(), [2, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(result.values == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(result.shape == [2, 4])
  }
}
