import Kernels
import NeuralNetworks
import Tensors
import Testing

@Suite struct SessionTests {
  /// Fusing changes the order of a few roundings.
  let tolerance: Float = 1e-5

  private func network(_ example: NetworkCases.Case) throws -> Network {
    let network = try Network(
      Architecture(name: "case", input: example.input, modules: example.modules), seed: 3)
    // Random scales and statistics, so that nothing cancels by chance.
    var generator = RandomGenerator(seed: 4, stream: 1)
    for parameter in network.parameters where !parameter.decays {
      let view = network.weights(of: parameter)
      for index in view.indices { view[index] = generator.uniform(0.5, 1.5) }
    }
    for index in network.state.indices { network.state[index] += generator.uniform(0, 0.5) }
    return network
  }

  private func values(_ count: Int, seed: UInt64) -> [Float] {
    let arena = Arena(count: count)
    arena.randomize(seed)
    return arena.values
  }

  @Test(arguments: NetworkCases.all)
  func `training equals layer after layer in separate memory`(example: NetworkCases.Case) throws {
    let network = try network(example)
    let naive = NaiveNetwork(network, mode: .training(seed: 0))
    let shape = Shape([3] + example.input)
    let session = try network.makeSession(batch: 3, purpose: .training, pool: .serial)
    let input = values(shape.count, seed: 1)
    let gradient = values(session.outputShape.count, seed: 2)
    let expected = try naive.forward(input, shape)
    _ = naive.backward(gradient)
    // Twice with garbage before, so that nothing depends on what the memory held.
    for step in 0..<2 {
      session.input.copy(from: input)
      session.forward(step: UInt64(step))
      #expect(largestDifference(session.outputs, expected) <= tolerance)
      session.outputGradient.copy(from: gradient)
      session.backward()
      #expect(largestDifference(session.inputs, input) == 0)
      #expect(largestDifference(session.outputs, expected) <= tolerance)
      for parameter in network.parameters {
        let found = network.gradientValues(of: parameter)
        let difference = largestDifference(found, naive.gradients[parameter.name] ?? [])
        #expect(difference <= 10 * tolerance, "\(parameter.name)")
      }
    }
  }

  @Test(arguments: NetworkCases.all)
  func `fused inference equals layer after layer`(example: NetworkCases.Case) throws {
    let network = try network(example)
    let naive = NaiveNetwork(network, mode: .inference)
    let shape = Shape([2] + example.input)
    let session = try network.makeSession(batch: 2, purpose: .inference, pool: .serial)
    let input = values(shape.count, seed: 1)
    let expected = try naive.forward(input, shape)
    session.input.copy(from: input)
    for _ in 0..<2 {
      session.forward()
      #expect(largestDifference(session.outputs, expected) <= tolerance)
      #expect(session.inputs == input)
    }
  }

  @Test(arguments: NetworkCases.all)
  func `fewer samples give what a session of that size gives`(example: NetworkCases.Case) throws {
    let (first, second) = (try network(example), try network(example))
    let large = try first.makeSession(batch: 5, purpose: .training, pool: .serial)
    let small = try second.makeSession(batch: 3, purpose: .training, pool: .serial)
    let input = values(large.input.count, seed: 1)
    large.input.copy(from: input)
    small.input.copy(from: Array(input[..<small.input.count]))
    large.forward()
    // The running statistics have moved; both start again from the same.
    first.state.copy(from: second.state.readOnly)
    large.forward(count: 3)
    small.forward()
    #expect(large.count == 3)
    #expect(large.outputs == small.outputs)
    let gradient = values(small.output.count, seed: 2)
    large.outputGradient.copy(from: gradient)
    small.outputGradient.copy(from: gradient)
    large.backward()
    small.backward()
    #expect(first.gradientValues == second.gradientValues)
    #expect(first.stateValues == second.stateValues)
  }

  #if DEBUG
    static let threadedInputs = [("adnet", [8, 12, 3]), ("mobilenet-v2", [64, 64, 3])]
  #else
    static let threadedInputs = [("adnet", [48, 40, 3]), ("mobilenet-v2", [96, 64, 3])]
  #endif

  @Test(arguments: threadedInputs)
  func `one and two threads give the same bits`(name: String, input: [Int]) throws {
    func run(threads: Int) throws -> (weights: [Float], state: [Float], output: [Float]) {
      let architecture = try Architectures.named(name, input: input, classes: 4)
      let network = try Network(architecture, seed: 9)
      let pool = WorkerPool(threads: threads)
      let session = try network.makeSession(batch: 4, purpose: .training, pool: pool)
      session.input.copy(from: values(session.input.count, seed: 1))
      let loss = SoftmaxCrossEntropy(classes: 4)
      for step in 0..<2 {
        session.forward(step: UInt64(step))
        _ = loss.loss(
          of: session.output, labels: [0, 1, 2, 3], gradient: session.outputGradient)
        session.backward()
        let (weights, gradients) = (network.weights, network.gradients)
        for index in weights.indices { weights[index] -= 0.01 * gradients[index] }
      }
      let inference = try network.makeSession(batch: 4, purpose: .inference, pool: pool)
      inference.input.copy(from: session.input.readOnly)
      inference.forward()
      return (network.weightValues, network.stateValues, inference.outputs)
    }
    let (one, two) = (try run(threads: 1), try run(threads: 2))
    #expect(one.output.allSatisfy { $0.isFinite })
    // Not in the macro, which would search for the fewest changes between millions of weights.
    let weightsAgree = one.weights == two.weights
    #expect(weightsAgree)
    #expect(one.state == two.state)
    #expect(one.output == two.output)
  }

  @Test func `an inference session sees weights that changed after its last pass`() throws {
    let architecture = try Architectures.named("adnet", input: [16, 16, 3], classes: 3)
    let network = try Network(architecture, seed: 1)
    let training = try network.makeSession(batch: 2, purpose: .training, pool: .serial)
    let inference = try network.makeSession(batch: 2, purpose: .inference, pool: .serial)
    training.input.copy(from: values(training.input.count, seed: 1))
    inference.input.copy(from: training.input.readOnly)
    inference.forward()
    let before = inference.outputs
    training.forward()
    inference.forward()
    let moved = inference.outputs
    #expect(moved != before, "the running statistics have moved")
    training.outputGradient.fill(1)
    training.backward()
    let weights = network.weights
    for index in weights.indices { weights[index] *= 1.1 }
    inference.forward()
    #expect(inference.outputs != moved)
    let fresh = try network.makeSession(batch: 2, purpose: .inference, pool: .serial)
    fresh.input.copy(from: training.input.readOnly)
    fresh.forward()
    #expect(inference.outputs == fresh.outputs)
  }

  @Test func `the convolution of a session is settled at its largest batch`() throws {
    let modules: [Module] = [
      .layer("conv", Conv2D(filters: 16, kernel: 3, padding: .same)),
      .layer("dense", Conv2D(filters: 3, kernel: 1)),
    ]
    let network = try Network(
      try Architecture(name: "small", input: [8, 6, 16], modules: modules), seed: 1)
    func session(_ batch: Int) throws -> Session {
      let session = try network.makeSession(batch: batch, purpose: .inference, pool: .serial)
      session.input.copy(from: values(session.input.count, seed: 1))
      return session
    }
    let session = try session(4)
    #expect(session.nodes.map(\.kernel) == ["winograd 4x4", "product"])
    session.forward()
    let all = session.outputs
    session.forward(count: 1)
    #expect(session.output.array == Array(all[..<session.output.count]))
    // The packed weights: 36 points of 16 x 16, and more than the 16 x 3 of the second.
    #expect(session.arenaBytes > 4 * (36 * 16 * 16 + 16 * 3 + 2 * session.input.count))
  }

  @Test func `gradients are replaced, or added to when asked`() throws {
    let network = try network(NetworkCases.all[5])
    let session = try network.makeSession(batch: 2, purpose: .training, pool: .serial)
    session.input.copy(from: values(session.input.count, seed: 1))
    func backward(accumulating: Bool) {
      session.forward()
      session.outputGradient.fill(0.5)
      session.backward(accumulating: accumulating)
    }
    backward(accumulating: false)
    let once = network.gradientValues
    backward(accumulating: false)
    #expect(network.gradientValues == once)
    backward(accumulating: true)
    #expect(largestDifference(network.gradientValues, once.map { 2 * $0 }) <= 1e-4)
  }

  @Test func `dropout follows from seed and step, and is off in inference`() throws {
    let modules: [Module] = [
      .layer("drop", Dropout(rate: 0.5)), .layer("also", Dropout(rate: 0.5)),
    ]
    let architecture = try Architecture(name: "drop", input: [1000], modules: modules)
    func output(seed: UInt64, step: UInt64) throws -> [Float] {
      let session = try Network(architecture, seed: seed)
        .makeSession(batch: 1, purpose: .training, pool: .serial)
      session.input.fill(1)
      session.forward(step: step)
      return session.outputs
    }
    let first = try output(seed: 1, step: 1)
    #expect(try output(seed: 1, step: 1) == first)
    #expect(try output(seed: 2, step: 1) != first)
    #expect(try output(seed: 1, step: 2) != first)
    #expect(Set(first) == [0, 4])
    // Two layers with the same rate draw from streams of their own: a quarter is kept.
    let kept = first.count { $0 > 0 }
    #expect((200...300).contains(kept), "\(kept)")
    let inference = try Network(architecture, seed: 1)
      .makeSession(batch: 1, purpose: .inference, pool: .serial)
    inference.input.fill(1)
    inference.forward()
    #expect(inference.outputs.allSatisfy { $0 == 1 })
  }
}
