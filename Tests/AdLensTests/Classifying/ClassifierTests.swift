import AdLens
import Testing

@Suite struct ClassifierTests {
  /// A network without hidden layers whose logits are the mean red, green and blue of a picture.
  static func colorModel(temperature: Double = 1) throws -> ModelFile {
    let network = try Network(
      Architecture(
        name: "colors", input: [4, 4, 3],
        modules: [
          .layer("pool", GlobalAveragePool()), .layer("classifier", Dense(units: 3)),
        ]), seed: 0)
    for parameter in network.parameters {
      let weights = network.weights(of: parameter)
      weights.fill(0)
      if parameter.shape.rank == 2 { for index in 0..<3 { weights[index * 4] = 1 } }
    }
    let preprocessing = Preprocessing(
      width: 4, height: 4, mean: [0, 0, 0], standardDeviation: [1, 1, 1])
    return ModelFile(
      classNames: ["red", "green", "blue"], preprocessing: preprocessing.jsonValue,
      temperature: temperature, network: network)
  }

  @Test func `scores are the softmax of the logits over the temperature, best first`() throws {
    let image = Image(width: 8, height: 8, fill: RGBColor(red: 51, green: 255, blue: 0))
    for temperature in [1.0, 0.5] {
      let classifier = try Classifier(
        model: try Self.colorModel(temperature: temperature), path: "m", pool: .serial)
      let result = try classifier.classify(image)
      #expect(result.label == "green")
      #expect(result.top.map(\.label) == ["green", "red", "blue"])
      let powers = [1.0, 0.2, 0].map { Double.exp($0 / temperature) }
      let sum = powers.reduce(0, +)
      for (score, power) in zip(result.top, powers) {
        #expect(abs(score.confidence - power / sum) < 1e-6)
      }
      #expect(try classifier.classify(image, top: 1).top.count == 1)
    }
  }

  @Test func `of equal scores the first class wins`() throws {
    let classifier = try Classifier(model: try Self.colorModel(), path: "m", pool: .serial)
    let grey = Image(width: 4, height: 4, fill: RGBColor(red: 90, green: 90, blue: 90))
    #expect(try classifier.classify(grey).top.map(\.label) == ["red", "green", "blue"])
  }

  @Test func `a sibling says the same`() throws {
    let classifier = try Classifier(model: try Self.colorModel(), path: "m", pool: .serial)
    let image = Image(width: 5, height: 9, fill: RGBColor(red: 1, green: 2, blue: 200))
    #expect(try classifier.sibling().classify(image) == classifier.classify(image))
  }

  @Test func `weights that overflow together are an error of the model`() throws {
    let model = try Self.colorModel()
    for parameter in model.network.parameters {
      model.network.weights(of: parameter).fill(3e38)
    }
    let classifier = try Classifier(model: model, path: "m", pool: .serial)
    let image = Image(width: 4, height: 4, fill: RGBColor(red: 200, green: 200, blue: 200))
    #expect(throws: ModelError.scoresNotFinite(path: "m")) { try classifier.classify(image) }
  }

  @Test func `pictures of another size than the network's are refused, not read past the end`()
    throws
  {
    let network = try Network(
      Architecture(
        name: "open", input: [4, 4, 3],
        modules: [.layer("conv", Conv2D(filters: 2, kernel: 4)), .layer("flat", Flatten())]),
      seed: 0)
    let model = ModelFile(
      classNames: ["a", "b"], preprocessing: Preprocessing(width: 7, height: 4).jsonValue,
      network: network)
    let error = #expect(throws: ModelError.self) {
      try Classifier(model: model, path: "m", pool: .serial)
    }
    #expect(
      error?.description == "m: its metadata \"preprocessing\" cannot be used "
        + "(it gives 4x7x3 where the network takes 4x4x3); copy it again")
  }

  @Test func `a preparation that the network cannot take names the file`() throws {
    let model = ModelFile(
      classNames: ["a", "b", "c"],
      preprocessing: Preprocessing(width: 4, height: 4, channels: 1).jsonValue,
      network: try Self.colorModel().network)
    let error = #expect(throws: ModelError.self) {
      try Classifier(model: model, path: "m.safetensors", pool: .serial)
    }
    #expect(error?.description.hasPrefix("m.safetensors: ") == true)
    let broken = ModelFile(
      classNames: ["a", "b", "c"], preprocessing: ["width": 4],
      network: try Self.colorModel().network)
    #expect(throws: ModelError.self) {
      try Classifier(model: broken, path: "m.safetensors", pool: .serial)
    }
  }
}

extension Double {
  /// The power of e, from its series: enough digits for a test, and no library of functions.
  fileprivate static func exp(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for n in 1..<40 {
      term *= x / Double(n)
      sum += term
    }
    return sum
  }
}
