import FileFormats
import Kernels
import NeuralNetworks
import Tensors
import TestSupport
import Testing

/// Grad-CAM of the golden network against PyTorch; see `Scripts/golden/grad_cam.py`.
@Suite struct GradCAMTests {
  /// Of the largest value: float32 through a few layers, and PyTorch's truth rounded to it.
  static let tolerance: Float = 1e-5

  private let golden: Golden
  private let truth: SafeTensors

  init() throws {
    golden = try Golden()
    truth = try SafeTensors(
      bytes: try FileReader.bytes(at: GoldenFile.path("grad_cam.safetensors")))
  }

  /// The part of a tensor of the truth that belongs to a sample.
  private func part(_ name: String, of sample: Int) throws -> (values: [Float], largest: Float) {
    let all = try truth.floats(name)
    let count = all.count / golden.labels.count
    return (Array(all[sample * count..<(sample + 1) * count]), all.map(abs).max() ?? 0)
  }

  private func input(_ sample: Int) throws -> [Float] {
    let all = try golden.file.floats("input")
    let count = all.count / golden.labels.count
    return Array(all[sample * count..<(sample + 1) * count])
  }

  @Test(arguments: ["relu1", "relu2"], [1, 2])
  func `maps equal PyTorch's`(place: String, threads: Int) throws {
    let shape = Shape([1] + golden.network.architecture.input)
    let cam = try GradCAM(
      golden.network, features: place, input: shape, pool: testPool(threads: threads))
    // Twice around, so that no pass depends on what an earlier one left.
    for sample in Array(golden.labels.indices) + [0] {
      cam.input.copy(from: try input(sample))
      cam.forward()
      let map = cam.map(of: golden.labels[sample])
      let (expected, largest) = try part(place + "/map", of: sample)
      #expect(map.count == expected.count && cam.rows * cam.columns == map.count)
      #expect(largestDifference(map, expected) <= Self.tolerance * largest)
      let local = cam.map(of: golden.labels[sample], weighting: .local)
      let (expectedLocal, largestLocal) = try part(place + "/local", of: sample)
      #expect(largestDifference(local, expectedLocal) <= Self.tolerance * largestLocal)
    }
  }

  @Test(arguments: ["relu1", "relu2"])
  func `gradients at features equal PyTorch's, and nothing learns`(place: String) throws {
    let session = try golden.session(.attribution(to: place))
    let (weights, state) = (golden.network.weights.array, golden.network.state.array)
    session.forward()
    let logits = try golden.file.floats("inference_logits")
    #expect(largestDifference(session.output.array, logits) <= 2e-6)
    session.outputGradient.fill(0)
    for (sample, label) in golden.labels.enumerated() {
      session.outputGradient[sample * 5 + label] = 1
    }
    session.backward()
    let expected = try truth.floats(place + "/gradient")
    let largest = expected.map(abs).max() ?? 0
    #expect(
      largestDifference(session.featureGradient.array, expected) <= Self.tolerance * largest)
    #expect(golden.network.weights.array == weights)
    #expect(golden.network.state.array == state)
  }

  @Test func `a part that is not there is named`() throws {
    #expect(throws: NetworkError.unknownPart("relu9")) {
      _ = try golden.session(.attribution(to: "relu9"))
    }
    // A flat row has no places.
    #expect(throws: NetworkError.unknownPart("hidden")) {
      _ = try GradCAM(
        golden.network, features: "hidden", input: Shape([1] + golden.network.architecture.input),
        pool: .serial)
    }
  }

  @Test(
    arguments: [
      ("keras-cnn", "relu1"), ("lenet5", "relu2"), ("adnet", "relu3"),
      ("adnet-elements", "stage16"), ("mlp", nil),
      ("resnet18", nil), ("mobilenet-v2", nil),
    ] as [(String, String?)])
  func `the last feature maps are those before pooling and flattening`(
    name: String, expected: String?
  ) throws {
    let input =
      name == "keras-cnn" || name == "lenet5" || name == "mlp" ? [28, 28, 1] : [64, 64, 3]
    let architecture = try Architectures.named(name, input: input, classes: 3)
    guard expected != nil || name == "mlp" else {
      // Their names are those of the publications; only what comes next is known here.
      let features = try #require(architecture.lastFeatures)
      let session = try Network(architecture, seed: 1).makeSession(
        batch: 1, purpose: .attribution(to: features), pool: .serial)
      #expect(session.featureShape.rank == 4)
      #expect(Array(session.featureShape.dimensions[1...2]) == [2, 2])
      return
    }
    #expect(architecture.lastFeatures == expected)
  }

  @Test func `dropout does not blur an explanation`() throws {
    let architecture = try Architectures.named("adnet", input: [32, 32, 3], classes: 3)
    let network = try Network(architecture, seed: 2)
    let cam = try GradCAM(
      network, features: "relu3", input: Shape(1, 32, 32, 3), pool: .serial)
    var generator = RandomGenerator(seed: 3)
    for index in cam.input.indices { cam.input[index] = generator.uniform(-1, 1) }
    cam.forward()
    let (first, output) = (cam.map(of: 1), cam.output.array)
    cam.forward()
    #expect(cam.map(of: 1) == first && cam.output.array == output)
    let session = try network.makeSession(batch: 1, purpose: .inference, pool: .serial)
    session.input.copy(from: cam.input.readOnly)
    session.forward()
    #expect(largestDifference(session.output.array, output) <= 1e-5)
  }

  @Test func `what places add to means makes the weighted sum of the means`() throws {
    let network = try Network(
      try Architecture(
        name: "means", input: [8, 6, 3],
        modules: [
          .layer("conv", Conv2D(filters: 5, kernel: 3, stride: 2, padding: .same)),
          .layer("relu", ReLU()), .layer("mean", GlobalAveragePool()),
        ]), seed: 4)
    let cam = try GradCAM(
      network, features: "relu", input: Shape(1, 8, 6, 3), pool: testPool(threads: 1))
    for index in cam.input.indices { cam.input[index] = Float(index % 11) / 7 - 0.6 }
    cam.forward()
    let weights: [Float] = [0.5, -2, 1.25, 0, 3]
    let sum = zip(cam.output.array, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let parts = cam.contributions(to: 0..<5, weights: weights)
    #expect(cam.channels == 5 && parts.count == 4 * 3)
    #expect(abs(parts.reduce(0, +) - sum) < 1e-5 && abs(sum) > 0.01)
    // Some of the outputs make their own sum.
    let (first, second) = (cam.output.array[1], cam.output.array[4])
    let some = cam.contributions(to: 1..<2, weights: [-2]).reduce(0, +)
    let others = cam.contributions(to: 4..<5, weights: [3]).reduce(0, +)
    #expect(abs(some + 2 * first) < 1e-5 && abs(others - 3 * second) < 1e-5)
  }
}
