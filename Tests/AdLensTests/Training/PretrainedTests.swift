import AdLens
import TestSupport
import Testing

@Suite struct PretrainedTests {
  /// The weights of one parameter of a model file.
  private func weights(_ path: String, _ name: String) throws -> [Float] {
    let network = try ModelFile.load(from: path).network
    let parameter = try #require(network.parameters.first { $0.name == name })
    return network.weights(of: parameter).array
  }

  @Test func `a frozen run learns the last layer only, and resumes identically`() throws {
    let fixture = try RunFixture()
    let base = try fixture.train(fixture.options).directory.best
    var options = fixture.options
    options.pretrained = base
    options.freezesFeatures = true
    options.seed = 5
    let whole = try fixture.train(options).directory
    for name in ["conv.weight", "hidden.weight", "hidden.bias"] {
      #expect(try weights(whole.best, name) == weights(base, name), "\(name)")
    }
    #expect(
      try weights(whole.best, "classifier.weight") != weights(base, "classifier.weight"))
    let stopped = try fixture.interrupt(options, after: 4)
    try fixture.resume(stopped)
    #expect(try RunFixture.identity(stopped) == RunFixture.identity(whole))
  }

  @Test func `a run starts from the weights it is given`() throws {
    let fixture = try RunFixture()
    var options = fixture.options
    options.epochs = 12
    let base = try fixture.train(options)
    options.pretrained = base.directory.best
    options.epochs = 1
    options.rate = 1e-9
    let tuned = try fixture.train(options)
    #expect(tuned.validation?.top1 == base.validation?.top1)
    let before = try weights(base.directory.best, "classifier.weight")
    let after = try weights(tuned.directory.best, "classifier.weight")
    #expect(zip(before, after).allSatisfy { ($0 - $1).magnitude < 1e-4 })
  }

  @Test func `other classes get a new last layer`() throws {
    let fixture = try RunFixture()
    let base = try fixture.train(fixture.options).directory.best
    try ColorData.write(to: fixture.file("two"), perClass: [5, 5])
    var options = fixture.options
    options.data = fixture.file("two")
    options.pretrained = base
    options.freezesFeatures = true
    let outcome = try fixture.train(options)
    #expect(try ModelFile.load(from: outcome.directory.best).classNames == ["blue", "green"])
    #expect(try weights(outcome.directory.best, "hidden.weight") == weights(base, "hidden.weight"))
  }

  @Test(arguments: [5, 4])
  func `a detector becomes a classifier that keeps what it knows of as many elements`(
    elements: Int
  ) throws {
    let fixture = try RunFixture()
    let names = ["a", "b", "c", "d", "e"].prefix(elements)
    let detector = ModelFile(
      task: "detect", classNames: Array(names),
      preprocessing: Preprocessing(width: 32, height: 32).jsonValue,
      network: try Network(
        Architectures.detector(named: "adnet-detect", input: [32, 32, 3], classes: elements),
        seed: 9))
    try detector.save(to: fixture.file("detector"))
    var options = fixture.options
    options.architecture = "adnet-elements"
    options.imageSize = 32
    options.pretrained = fixture.file("detector")
    options.epochs = 1
    options.rate = 1e-9
    let best = try fixture.train(options).directory.best
    let network = try ModelFile.load(from: best).network
    var (kept, learned) = (0, 0)
    for parameter in network.parameters where !parameter.name.hasPrefix("classifier.") {
      let isLogit = parameter.name.contains(Architectures.detectorClassOutput)
      let own = network.weights(of: parameter).array
      guard elements == 5 || !isLogit else {
        #expect(parameter.shape.dimensions.last == 5)
        learned += 1
        continue
      }
      let before = try weights(fixture.file("detector"), parameter.name)
      #expect(zip(own, before).allSatisfy { ($0 - $1).magnitude < 1e-4 }, "\(parameter.name)")
      kept += isLogit ? 1 : 0
    }
    #expect(elements == 5 ? kept > 0 && learned == 0 : kept == 0 && learned > 0)
  }

  @Test func `a model of another architecture is refused`() throws {
    let fixture = try RunFixture()
    let base = try fixture.train(fixture.options).directory.best
    var options = fixture.options
    options.pretrained = base
    options.architecture = "lenet5"
    options.imageSize = 28
    let error = #expect(throws: TrainingRunError.self) { try TrainingRun.start(options) }
    guard case .pretrainedMismatch(base, _, _)? = error else {
      Issue.record("another architecture is taken")
      return
    }
  }

  @Test func `a missing or foreign file is refused with its path`() throws {
    let fixture = try RunFixture()
    var options = fixture.options
    options.pretrained = fixture.file("none")
    var error = #expect(throws: TrainingRunError.self) { try TrainingRun.start(options) }
    #expect(error?.description.contains("none") == true)
    options.pretrained = fixture.data + "/red/00.png"
    error = #expect(throws: TrainingRunError.self) { try TrainingRun.start(options) }
    #expect(error?.description.contains("00.png") == true)
  }

  @Test func `a frozen run does not resume on other features`() throws {
    let fixture = try RunFixture()
    let base = try fixture.train(fixture.options).directory
    var options = fixture.options
    options.pretrained = base.best
    options.freezesFeatures = true
    options.seed = 5
    let stopped = try fixture.interrupt(options, after: 2)
    options = fixture.options
    options.seed = 9
    let other = try fixture.train(options).directory
    try AtomicFile.write(try FileReader.bytes(at: other.best), to: base.best)
    #expect(throws: TrainingRunError.self) { try fixture.resume(stopped) }
  }
}
