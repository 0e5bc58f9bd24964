import FileFormats
import Kernels
import NeuralNetworks
import Tensors
import Testing

@Suite struct DetectorArchitectureTests {
  private func architecture(_ width: Int, _ height: Int, classes: Int = 5) throws -> Architecture {
    try Architectures.detector(
      named: "adnet-detect", input: [height, width, 3], classes: classes)
  }

  @Test func `the detector is small, and returns every point of every stride`() throws {
    let layers = try architecture(416, 416).layers()
    let points = 52 * 52 + 26 * 26 + 13 * 13
    #expect(layers.last?.output == Shape(1, points * 9))
    let parameters = layers.reduce(0) { $0 + $1.parameterCount }
    #expect((1_500_000...2_300_000).contains(parameters), "\(parameters)")
    let multiplyAdds = layers.reduce(0) { $0 + ($1.isProduct ? $1.multiplyAddCount : 0) }
    #expect((500_000_000...2_000_000_000).contains(multiplyAdds), "\(multiplyAdds)")
  }

  @Test func `any multiple of the largest stride will do`() throws {
    #expect(try architecture(64, 128).layers().last?.output == Shape(1, (128 + 32 + 8) * 9))
    for (width, height) in [(100, 64), (64, 48)] {
      #expect(throws: ArchitectureError.self) { try architecture(width, height) }
    }
    #expect(throws: ArchitectureError.unknownName("x", known: Architectures.detectorNames)) {
      try Architectures.detector(named: "x", input: [64, 64, 3], classes: 2)
    }
  }

  @Test func `as a classifier it has its backbone, pyramid and logits, but no boxes`() throws {
    let detector = try Network(try architecture(64, 64), seed: 1)
    let classifier = try Network(
      Architectures.named("adnet-elements", input: [64, 64, 3], classes: 4), seed: 2)
    let shapes = { (network: Network) in
      Dictionary(uniqueKeysWithValues: network.parameters.map { ($0.name, $0.shape) })
    }
    let expected = shapes(detector).filter { !$0.key.contains("-boxes") }
    let own = shapes(classifier).filter { !$0.key.hasPrefix("classifier.") }
    #expect(own == expected)
    // Five largest logits at three strides, and the means of the 128 and 192 features of two.
    let weight = try #require(classifier.parameters.first { $0.name == "classifier.weight" })
    #expect(weight.shape == Shape(15 + 128 + 192, 4))
    #expect(throws: ArchitectureError.self) {
      try Architectures.named("adnet-elements", input: [64, 48, 3], classes: 4)
    }
  }

  @Test func `its description gives the same architecture back`() throws {
    let architecture = try architecture(64, 64)
    let text = architecture.json.text()
    #expect(try Architecture(json: try JSONValue.parse(text)).json.text() == text)
  }

  @Test func `other sizes share the weights, and threads do not change the answer`()
    throws
  {
    let network = try Network(try architecture(64, 64, classes: 2), seed: 3)
    var outputs: [[Float]] = []
    for pool in [WorkerPool.serial, WorkerPool(threads: 2)] {
      let session = try network.makeSession(
        input: Shape(1, 32, 96, 3), purpose: .inference, pool: pool)
      for index in 0..<session.input.count {
        session.input[index] = Float(index % 17) / 17
      }
      session.forward()
      outputs.append((0..<session.output.count).map { session.output[$0] })
    }
    #expect(outputs[0].count == (4 * 12 + 2 * 6 + 3) * 6)
    #expect(outputs[0] == outputs[1] && outputs[0].allSatisfy(\.isFinite))
  }
}
