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

  @Test func `ten steps of plain momentum end at PyTorch's weights and running statistics`() throws
  {
    let golden = try Golden()
    let session = try golden.session(.training)
    let network = golden.network
    let entropy = SoftmaxCrossEntropy(classes: 5)
    let velocity = Arena(count: network.weights.count)
    defer { withExtendedLifetime((golden, velocity)) {} }
    for step in 0..<10 {
      session.forward(step: UInt64(step))
      _ = entropy.loss(of: session.output, labels: golden.labels, gradient: session.outputGradient)
      session.backward()
      for parameter in network.parameters {
        let (weights, gradient) = (network.weights(of: parameter), network.gradient(of: parameter))
        let memory = velocity.view(parameter.range.lowerBound, parameter.range.count)
        for index in weights.indices {
          let decay = parameter.decays ? 1e-3 * weights[index] : 0
          memory[index] = 0.9 * memory[index] + gradient[index] + decay
          weights[index] -= 0.05 * memory[index]
        }
      }
    }
    for parameter in network.parameters {
      let difference = try golden.largestDifference(
        network.weights(of: parameter).readOnly, from: "sgd/" + parameter.name)
      #expect(difference <= 1e-5, "\(parameter.name)")
    }
    for tensor in network.stateTensors {
      let difference = try golden.largestDifference(
        network.state.slice(tensor.range.lowerBound, tensor.range.count).readOnly,
        from: "sgd/" + tensor.name)
      #expect(difference <= 1e-5, "\(tensor.name)")
    }
  }
}
