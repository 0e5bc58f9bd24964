import NeuralNetworks
import Tensors
import Testing

@Suite struct LossTests {
  /// Central differences of a loss, in Double, against its gradient.
  private func largestError(
    at values: [Float], _ loss: (FloatView, MutableFloatView?) -> Double
  ) -> Double {
    let (arena, gradient) = (Arena(values), Arena(count: values.count))
    let step: Float = 0.01
    defer { withExtendedLifetime((arena, gradient)) {} }
    _ = loss(arena.view.readOnly, gradient.view)
    return values.indices.map { index in
      func value(_ shifted: Float) -> Double {
        arena.view[index] = shifted
        return loss(arena.view.readOnly, nil)
      }
      let difference = (value(values[index] + step) - value(values[index] - step)) / 0.02
      arena.view[index] = values[index]
      return abs(difference - Double(gradient.view[index]))
    }.reduce(0) { $0 <= $1 || $1.isNaN ? $1 : $0 }
  }

  /// A step of 0.01 leaves about step² / 6 of the third derivative, and float inputs 1e-5.
  private let tolerance = 1e-4

  private let logits: [Float] = [0.5, -1, 2, 0, 3, -0.5, 1, 1, 1]

  @Test(
    arguments: [(0, nil), (0.1, nil), (0.3, [1, 0.5, 2]), (0, [0, 1, 3])] as [(Float, [Float]?)])
  func `the gradient of cross-entropy is its derivative`(smoothing: Float, weights: [Float]?) {
    let loss = SoftmaxCrossEntropy(
      classes: 3, labelSmoothing: smoothing, classWeights: weights)
    let error = largestError(at: logits) { loss.loss(of: $0, labels: [2, 1, 0], gradient: $1) }
    #expect(error <= tolerance)
  }

  /// The loss and its gradient, for lists.
  private func cross(_ logits: [Float], _ labels: [Int]) -> (loss: Double, gradient: [Float]) {
    let (values, gradient) = (Arena(logits), Arena(count: logits.count))
    let entropy = SoftmaxCrossEntropy(classes: logits.count / labels.count)
    let loss = withExtendedLifetime((values, gradient)) {
      entropy.loss(of: values.view.readOnly, labels: labels, gradient: gradient.view)
    }
    return (loss, gradient.values)
  }

  private func binary(_ logits: [Float], _ targets: [Float]) -> Double {
    let (values, wanted) = (Arena(logits), Arena(targets))
    return withExtendedLifetime((values, wanted)) {
      BinaryCrossEntropy().loss(of: values.view.readOnly, targets: wanted.view.readOnly)
    }
  }

  @Test func `cross-entropy of equal logits is the logarithm of the classes`() {
    #expect(abs(cross([7, 7, 7, 7], [2]).loss - 1.3862943611198906) <= 1e-12)
  }

  @Test func `huge logits neither overflow nor hide NaN`() {
    let wrong = cross([1e4, -1e4], [1])
    #expect(wrong.loss == 2e4)
    #expect(wrong.gradient == [1, -1])
    #expect(cross([.nan, 0], [1]).loss.isNaN)
    #expect(cross([0, .nan], [0]).loss.isNaN)
  }

  @Test func `the gradients of the other losses are their derivatives`() {
    let targets = Arena([1, 0, 0.5, 1, 0, 0, 1, 0, 0.25])
    withExtendedLifetime(targets) {
      let entropy = largestError(at: logits) {
        BinaryCrossEntropy().loss(of: $0, targets: targets.view.readOnly, gradient: $1)
      }
      #expect(entropy <= tolerance)
      let squares = largestError(at: logits) {
        MeanSquaredError().loss(of: $0, targets: targets.view.readOnly, gradient: $1)
      }
      #expect(squares <= tolerance)
    }
  }

  @Test func `binary cross-entropy worked by hand, also far out`() {
    #expect(abs(binary([0], [1]) - 0.6931471805599453) <= 1e-12)
    #expect(binary([200, -200], [0, 1]) == 200)
    #expect(binary([.nan], [0]).isNaN)
  }

  @Test func `the mean squared error is the mean of the squares`() {
    let (values, targets) = (Arena([1, 2, 3]), Arena([1, 0, 6]))
    let error = withExtendedLifetime((values, targets)) {
      MeanSquaredError().loss(of: values.view.readOnly, targets: targets.view.readOnly)
    }
    #expect(abs(error - 13.0 / 3) <= 1e-12)
  }
}
