import FileFormats
import NeuralNetworks
import Tensors
import Testing

@Suite struct ArchitectureTests {
  /// Parameters by hand: weights and biases of each layer, scale and shift of each batch norm.
  @Test(arguments: [
    ("keras-cnn", [28, 28, 1], 320 + 5408 * 128 + 128 + 128 * 10 + 10),
    ("mlp", [28, 28, 1], 784 * 512 + 512 + 512 * 10 + 10),
    ("lenet5", [28, 28, 1], 156 + 2416 + 48120 + 10164 + 850),
    ("adnet", [128, 128, 3], 928 + 57_728 + 230_144 + 919_040 + 2570),
    ("adnet-deep", [320, 320, 3], 696 + 6976 + 131_712 + 525_568 + 1_243_008 + 3210),
  ])
  func `a name gives a network of the known size`(
    name: String, input: [Int], parameterCount: Int
  ) throws {
    let network = try Network(Architectures.named(name, input: input, classes: 10), seed: 0)
    #expect(network.parameterCount == parameterCount)
    #expect(network.output == Shape(1, 10))
    #expect(network.architecture.name == name)
    if name == "adnet" {
      let total = network.multiplyAddCount
      #expect((178_000_000...182_000_000).contains(total), "\(total)")
    }
  }

  @Test func `adnet takes any aspect ratio and one or three channels`() throws {
    for channels in [1, 3] {
      let network = try Network(
        Architectures.named("adnet", input: [32, 32, channels], classes: 4), seed: 0)
      for (height, width) in [(12, 97), (33, 16), (1, 1)] {
        let session = try network.makeSession(
          input: Shape(1, height, width, channels), purpose: .inference, pool: .serial)
        session.input.fill(0.5)
        session.forward()
        #expect(session.outputs.count == 4)
        #expect(session.outputs.allSatisfy { $0.isFinite })
      }
    }
  }

  @Test func `a network with a dense layer after a flatten keeps its size`() throws {
    let network = try Network(
      Architectures.named("keras-cnn", input: [12, 12, 1], classes: 4), seed: 0)
    let needed = NetworkError.parameterShape(
      name: "hidden.weight", network: Shape(800, 128), input: Shape(1, 14, 12, 1),
      needed: Shape(960, 128))
    #expect(throws: needed) {
      try network.makeSession(input: Shape(1, 14, 12, 1), purpose: .inference, pool: .serial)
    }
    #expect(throws: NetworkError.input(expected: [12, 12, 1], given: Shape(1, 12, 12, 3))) {
      try network.makeSession(input: Shape(1, 12, 12, 3), purpose: .inference, pool: .serial)
    }
  }

  @Test func `too much memory is refused before it is taken`() throws {
    let network = try Network(
      Architecture(
        name: "a", input: [32, 32, 3],
        modules: [.layer("c", Conv2D(filters: 64, kernel: 3)), .layer("p", GlobalAveragePool())]),
      seed: 0)
    #expect(throws: NetworkError.self) {
      try network.makeSession(
        input: Shape(60000, 4096, 4096, 3), purpose: .training, pool: .serial)
    }
    #expect(throws: NetworkError.self) {
      try network.makeSession(
        batch: 1, purpose: .training, pool: .serial, memoryLimit: 1000)
    }
    let bytes = try network.makeSession(batch: 1, purpose: .inference, pool: .serial).arenaBytes
    #expect(throws: NetworkError.tooMuchMemory(bytes: bytes, limit: bytes - 1)) {
      try network.makeSession(
        batch: 1, purpose: .inference, pool: .serial, memoryLimit: bytes - 1)
    }
  }

  @Test(arguments: Architectures.names)
  func `the description gives the same architecture back`(name: String) throws {
    let architecture = try Architectures.named(name, input: [32, 32, 1], classes: 3)
    let text = architecture.json.text()
    let copy = try Architecture(json: try JSONValue.parse(text))
    #expect(copy.json.text() == text)
    // Drawing a million weights and more twice takes seconds in a debug build.
    if try architecture.layers().reduce(0, { $0 + $1.parameterCount }) > 1_000_000 { return }
    let (first, second) = (try Network(architecture, seed: 4), try Network(copy, seed: 4))
    #expect(first.parameters == second.parameters)
    #expect(first.weightValues == second.weightValues)
  }

  @Test func `an unknown name lists the known ones`() {
    #expect(throws: ArchitectureError.unknownName("adnett", known: Architectures.names)) {
      try Architectures.named("adnett", input: [28, 28, 1], classes: 3)
    }
  }

  @Test func `the seed decides the weights, each parameter by its own stream`() throws {
    let architecture = try Architectures.named("mlp", input: [4, 4, 1], classes: 3)
    let first = try Network(architecture, seed: 1).weightValues
    #expect(try Network(architecture, seed: 1).weightValues == first)
    #expect(try Network(architecture, seed: 2).weightValues != first)
  }

  @Test func `names are different, without dots, and shortcuts keep theirs`() throws {
    func error(_ modules: [Module]) -> ArchitectureError? {
      do throws(ArchitectureError) {
        _ = try Architecture(name: "a", input: [4, 4, 1], modules: modules)
        return nil
      } catch {
        return error
      }
    }
    let relu = Module.layer("a", ReLU())
    #expect(error([relu, relu]) == .duplicateName("a"))
    #expect(error([.sequential("s", [relu, relu])]) == .duplicateName("s.a"))
    #expect(error([.residual("r", body: [relu], shortcut: [relu])]) == nil)
    #expect(
      error([.residual("r", body: [.layer("shortcut", ReLU())], shortcut: [])])
        == .duplicateName("r.shortcut"))
    for name in ["", "a.b", "a b", "ü", String(repeating: "x", count: 65)] {
      guard case .invalid(key: "name", _, _) = error([.layer(name, ReLU())]) else {
        Issue.record("\(name)")
        continue
      }
    }
    guard case .invalid(key: "body", at: "r", _) = error([.residual("r", body: [], shortcut: [])])
    else { return #expect(Bool(false), "an empty body") }
  }

  @Test func `routes lead to earlier parts, and a join needs two branches`() throws {
    func error(_ modules: [Module]) -> ArchitectureError? {
      do throws(ArchitectureError) {
        let architecture = try Architecture(name: "a", input: [4, 4, 1], modules: modules)
        let copy = try Architecture(json: architecture.json)
        #expect(copy.json == architecture.json)
        return nil
      } catch {
        return error
      }
    }
    let relu = Module.layer("a", ReLU())
    let other = Module.layer("b", ReLU())
    #expect(error([relu, .route("r", from: "a")]) == nil)
    #expect(error([.sequential("s", [relu]), .route("r", from: "s.a")]) == nil)
    #expect(error([.joined("j", branches: [[relu], [other, .route("r", from: "j.a")]])]) == nil)
    for source in ["b", "r", "", "s"] {
      let modules: [Module] = [.sequential("s", [relu, .route("r", from: source), other])]
      guard case .invalid(key: "from", at: "s.r", _) = error(modules) else {
        Issue.record("\(source)")
        continue
      }
    }
    for branches in [[], [[relu]], [[relu], []]] {
      guard case .invalid(key: "branches", at: "j", _) = error([.joined("j", branches: branches)])
      else {
        Issue.record("\(branches.count) branches")
        continue
      }
    }
    #expect(error([.joined("j", branches: [[relu], [relu]])]) == .duplicateName("j.a"))
  }

  @Test func `shapes that do not fit are named by layer`() throws {
    let modules: [Module] = [
      .sequential("s", [.layer("conv", Conv2D(filters: 2, kernel: 9))])
    ]
    let architecture = try Architecture(name: "a", input: [4, 4, 1], modules: modules)
    let large = PlanError.windowTooLarge(window: [9, 9], input: Shape(1, 4, 4, 1))
    #expect(throws: NetworkError.layer(name: "s.conv", kind: "conv2d", large)) {
      try Network(architecture, seed: 0)
    }
    let sum = try Architecture(
      name: "a", input: [4, 4, 1],
      modules: [.residual("r", body: [.layer("c", Conv2D(filters: 2, kernel: 1))], shortcut: [])])
    let operands = PlanError.operands(body: Shape(1, 4, 4, 2), shortcut: Shape(1, 4, 4, 1))
    #expect(throws: NetworkError.layer(name: "r.sum", kind: "add", operands)) {
      try Network(sum, seed: 0)
    }
    #expect(throws: NetworkError.empty) {
      try Network(Architecture(name: "a", input: [1], modules: []), seed: 0)
    }
  }
}
