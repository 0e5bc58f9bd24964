import NeuralNetworks
import Tensors
import Testing

/// One small network against PyTorch; see `Scripts/golden/network.py` for what the file holds.
@Suite struct GoldenNetworkTests {
  /// PyTorch's own float32 run differs from the float64 truth by 2e-7 at most; other orders of
  /// summation get ten times as much.
  let tolerance: Float = 2e-6

  @Test func `logits and loss equal PyTorch's`() throws {
    let golden = try Golden()
    let session = try golden.session(.training)
    defer { withExtendedLifetime((golden, session)) {} }
    session.forward()
    #expect(try golden.largestDifference(session.output, from: "logits") <= tolerance)
    let loss = SoftmaxCrossEntropy(classes: 5).loss(of: session.output, labels: golden.labels)
    #expect(try abs(Float(loss) - golden.file.floats("loss")[0]) <= tolerance)
  }

  @Test(arguments: ["", "weighted_"])
  func `every gradient equals PyTorch's`(loss: String) throws {
    let golden = try Golden()
    let session = try golden.session(.training)
    defer { withExtendedLifetime((golden, session)) {} }
    session.forward()
    let entropy =
      loss == ""
      ? SoftmaxCrossEntropy(classes: 5)
      : SoftmaxCrossEntropy(
        classes: 5, labelSmoothing: 0.1, classWeights: try golden.file.floats("class_weights"))
    let value = entropy.loss(
      of: session.output, labels: golden.labels, gradient: session.outputGradient)
    #expect(try abs(Float(value) - golden.file.floats(loss + "loss")[0]) <= tolerance)
    session.backward()
    for parameter in golden.network.parameters {
      let difference = try golden.largestDifference(
        golden.network.gradient(of: parameter).readOnly, from: loss + "gradient/" + parameter.name)
      #expect(difference <= tolerance, "\(parameter.name)")
    }
  }

  @Test func `fused inference equals PyTorch's inference mode`() throws {
    let golden = try Golden()
    let session = try golden.session(.inference)
    defer { withExtendedLifetime(session) {} }
    session.forward()
    #expect(try golden.largestDifference(session.output, from: "inference_logits") <= tolerance)
  }

  @Test func `losses over several labels and squares equal PyTorch's`() throws {
    let golden = try Golden()
    let logits = Arena(count: 30)
    let targets = Arena(count: 30)
    let gradient = Arena(count: 30)
    defer { withExtendedLifetime((logits, targets, gradient)) {} }
    logits.view.copy(from: try golden.file.floats("logits"))
    targets.view.copy(from: try golden.file.floats("targets"))
    let entropy = BinaryCrossEntropy().loss(
      of: logits.view.readOnly, targets: targets.view.readOnly, gradient: gradient.view)
    #expect(try abs(Float(entropy) - golden.file.floats("multilabel_loss")[0]) <= tolerance)
    #expect(
      try golden.largestDifference(gradient.view.readOnly, from: "multilabel_gradient")
        <= tolerance)
    let error = MeanSquaredError().loss(
      of: logits.view.readOnly, targets: targets.view.readOnly, gradient: gradient.view)
    #expect(try abs(Float(error) - golden.file.floats("squared_loss")[0]) <= tolerance)
    #expect(
      try golden.largestDifference(gradient.view.readOnly, from: "squared_gradient") <= tolerance)
  }
}
