import Kernels
import NeuralNetworks
import Tensors
import Testing

/// The networks of publications have the sizes that are published.
@Suite struct PublishedArchitectureTests {
  /// What torchvision and timm say about a network for 1000 classes at 224x224x3.
  struct Facts: Sendable, CustomTestStringConvertible {
    let name: String
    let parameters: Int
    /// Convolutions and the classifier.
    let products: Int
    let multiplyAdds: ClosedRange<Int>
    /// Nodes of a session for inference: products and poolings, everything else is fused.
    let fusedNodes: Int
    /// Sums with a shortcut, and the kinds of the node that does each.
    let sums: Int
    let sumKind: String
    /// Channels and side in front of global pooling.
    let features: (channels: Int, side: Int)
    var testDescription: String { name }
  }

  static let facts = [
    Facts(
      name: "resnet18", parameters: 11_689_512, products: 17 + 3 + 1,
      multiplyAdds: 1_814_000_000...1_815_000_000, fusedNodes: 21 + 2, sums: 8,
      sumKind: "conv2d+batch-norm-2d+add+relu", features: (512, 7)),
    Facts(
      name: "mobilenet-v2", parameters: 3_504_872, products: 1 + 2 + 16 * 3 + 1 + 1,
      multiplyAdds: 300_000_000...301_500_000, fusedNodes: 53 + 1, sums: 10,
      sumKind: "conv2d+batch-norm-2d+add", features: (1280, 7)),
    Facts(
      name: "efficientnet-lite0", parameters: 4_652_008, products: 1 + 2 + 15 * 3 + 1 + 1,
      multiplyAdds: 385_000_000...386_000_000, fusedNodes: 50 + 1, sums: 9,
      sumKind: "conv2d+batch-norm-2d+add", features: (1280, 7)),
  ]

  private func architecture(
    _ name: String, side: Int = 224, classes: Int = 1000
  ) throws -> Architecture {
    try Architectures.named(name, input: [side, side, 3], classes: classes)
  }

  @Test(arguments: facts)
  func `parameters, layers, multiply-adds and shapes are the published ones`(
    facts: Facts
  ) throws {
    #expect(Architectures.usualInput(of: facts.name) == [224, 224, 3])
    #expect(Architectures.usualClassCount(of: facts.name) == 1000)
    let layers = try architecture(facts.name).layers()
    #expect(layers.reduce(0) { $0 + $1.parameterCount } == facts.parameters)
    let products = layers.filter(\.isProduct)
    #expect(products.count == facts.products)
    let multiplyAdds = products.reduce(0) { $0 + $1.multiplyAddCount }
    #expect(facts.multiplyAdds.contains(multiplyAdds), "\(multiplyAdds)")
    #expect(layers.last?.output == Shape(1, 1000))
    let (channels, side) = facts.features
    let end = layers.lastIndex { $0.kind == GlobalAveragePool.kind } ?? 0
    #expect(layers[end - 1].output == Shape(1, side, side, channels))
  }

  @Test(arguments: facts)
  func `a session for inference fuses norms, activations and sums into convolutions`(
    facts: Facts
  ) throws {
    let nodes = try architecture(facts.name).layers(fusedFor: .inference)
    #expect(nodes.count == facts.fusedNodes)
    let others = Set(nodes.filter { !$0.isProduct }.map(\.kind))
    #expect(others.isSubset(of: [MaxPool2D.kind, GlobalAveragePool.kind]), "\(others)")
    let sums = nodes.map(\.kind).filter { $0.contains("+add") }
    #expect(sums == Array(repeating: facts.sumKind, count: facts.sums))
  }

  @Test(arguments: facts)
  func `another size and another number of classes change the shapes only`(facts: Facts) throws {
    let layers = try architecture(facts.name, side: 161, classes: 7).layers()
    let features = facts.features.channels
    #expect(
      layers.reduce(0) { $0 + $1.parameterCount } == facts.parameters - 993 * (features + 1))
    let end = layers.lastIndex { $0.kind == GlobalAveragePool.kind } ?? 0
    #expect(layers[end - 1].output == Shape(1, 6, 6, features))
    #expect(layers.last?.output == Shape(1, 7))
  }

  /// Along the gradient the loss grows by the square of the gradient's length; kinks of rectifiers
  /// and rounding leave a few per cent.
  static let slopeTolerance = 0.1

  @Test(arguments: facts.map(\.name))
  func `the gradient of a small picture reaches every parameter and predicts the loss`(
    name: String
  ) throws {
    let network = try Network(try architecture(name, side: 64, classes: 3), seed: 2)
    let session = try network.makeSession(
      batch: 2, purpose: .training, pool: WorkerPool(threads: 2))
    var generator = RandomGenerator(seed: 5)
    for index in session.input.indices { session.input[index] = generator.uniform(-1, 1) }
    let objective = SoftmaxCrossEntropy(classes: 3)
    func loss() -> Double {
      session.forward(step: 1)
      return objective.loss(
        of: session.output, labels: [0, 2], gradient: session.outputGradient)
    }
    #expect(loss().isFinite)
    session.backward()
    for parameter in network.parameters {
      let gradient = network.gradient(of: parameter).readOnly
      #expect(squaredNorm(gradient, pool: .serial) > 0, "\(parameter.name)")
    }
    let gradients = network.gradients.readOnly
    let square = squaredNorm(gradients, pool: .serial)
    let step = Float(0.002 / square)
    func shift(by factor: Float) -> Double {
      add(gradients, scaledBy: factor, addingTo: network.weights, pool: .serial)
      return loss()
    }
    let slope = (shift(by: step) - shift(by: -2 * step)) / (2 * Double(step))
    #expect(abs(slope / square - 1) <= Self.slopeTolerance, "\(slope) \(square)")
  }
}
