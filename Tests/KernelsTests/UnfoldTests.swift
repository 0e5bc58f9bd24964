import Kernels
import Tensors
import Testing

@Suite struct UnfoldTests {
  @Test func `a convolution is the product of the unfolded pictures with the weights`() {
    var random = RandomGenerator(seed: 30)
    for number in 0..<caseCount(release: 200) {
      let convolution = random.convolution()
      guard convolution.groups == 1 else { continue }
      let depth = convolution.window.taps * convolution.channels
      let rows = convolution.outputCount / convolution.filters
      let x = Buffer(random.integers(convolution.inputCount))
      let weights = Buffer(random.integers(convolution.weightCount))
      let columns = Buffer(count: rows * depth)
      Reference.unfold(convolution, x.floats, into: columns.view)
      let product = Buffer(count: convolution.outputCount)
      Reference.multiply(
        MatrixProduct(rows: rows, columns: convolution.filters, depth: depth), columns.floats,
        weights.floats, into: product.view)
      let expected = Buffer(count: convolution.outputCount)
      Reference.forward(convolution, x.floats, weights: weights.floats, into: expected.view)
      #expect(product.array == expected.array, "case \(number): \(convolution)")
      #expect(columns.isIntact, "case \(number): \(convolution)")
    }
  }

  @Test func `folding is the transpose of unfolding`() {
    var random = RandomGenerator(seed: 31)
    for number in 0..<caseCount(release: 200) {
      let convolution = random.convolution()
      let depth = convolution.window.taps * convolution.channels
      let count = convolution.outputCount / convolution.filters * depth
      let x = Buffer(random.integers(convolution.inputCount))
      let dy = Buffer(random.integers(count))
      let columns = Buffer(count: count)
      let dx = Buffer(count: convolution.inputCount)
      Reference.unfold(convolution, x.floats, into: columns.view)
      Reference.fold(convolution, dy.floats, addingTo: dx.view)
      // Sums of products of small integers are exact.
      let forward = zip(columns.array, dy.array).reduce(0.0) { $0 + Double($1.0 * $1.1) }
      let backward = zip(x.array, dx.array).reduce(0.0) { $0 + Double($1.0 * $1.1) }
      #expect(forward == backward, "case \(number): \(convolution)")
    }
  }
}
