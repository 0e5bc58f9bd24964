import AdLens
import TestSupport
import Testing

@Suite struct DatasetEvaluationTests {
  private func evaluate(
    _ data: String, _ model: String, _ selection: EvaluationOptions.Selection? = nil
  ) throws -> DatasetEvaluation {
    var options = EvaluationOptions(data: data, model: model)
    options.selection = selection
    options.threads = 1
    return try DatasetEvaluation.run(options)
  }

  @Test func `the validation images are those of the run, with the same figures`() throws {
    let fixture = try RunFixture()
    let outcome = try fixture.train(fixture.options)
    let result = try evaluate(fixture.data, outcome.directory.best, .validation)
    #expect(result.evaluation.metrics == outcome.validation)
    #expect(result.knownCount == 0)
    #expect(result.evaluation.temperature == outcome.temperature)
  }

  @Test func `images of the training are known by their bytes, wherever they lie`() throws {
    let fixture = try RunFixture()
    let model = try fixture.train(fixture.options).directory.best
    let all = try evaluate(fixture.data, model)
    #expect(all.selection == .all && all.evaluation.metrics.count == 15)
    #expect(all.knownCount == 12)
    #expect(try evaluate(fixture.data, model, .train).knownCount == 12)
    try ColorData.write(to: fixture.file("new"), size: (7, 7))
    #expect(try evaluate(fixture.file("new"), model).knownCount == 0)
  }

  @Test func `a model whose pictures do not fit its network is refused`() throws {
    let fixture = try RunFixture()
    let path = try fixture.train(fixture.options).directory.best
    var model = try ModelFile.load(from: path)
    model.preprocessing = Preprocessing(width: 9, height: 8).jsonValue
    try model.save(to: path)
    #expect {
      try evaluate(fixture.data, path)
    } throws: { error in
      guard case .model(.metadata(path, key: "preprocessing", _))? = error as? EvaluationError
      else { return false }
      return true
    }
  }

  @Test func `test images are the default when there are any`() throws {
    let fixture = try RunFixture()
    let model = try fixture.train(fixture.options).directory.best
    try ColorData.write(to: fixture.file("split/train"))
    try ColorData.write(to: fixture.file("split/test"), perClass: [2, 2, 2], size: (9, 9))
    let result = try evaluate(fixture.file("split"), model)
    #expect(result.selection == .test && result.evaluation.metrics.count == 6)
  }

  @Test func `a class may be missing, an unknown one is refused with the nearest`() throws {
    let fixture = try RunFixture()
    let model = try fixture.train(fixture.options).directory.best
    try ColorData.write(to: fixture.file("one"), perClass: [0, 4])
    let result = try evaluate(fixture.file("one"), model)
    #expect(result.evaluation.metrics.perClass.map(\.support) == [0, 4, 0])
    try FileSystem.createDirectory(fixture.file("one/rod"))
    try AtomicFile.write(try ColorData.picture(2, index: 0), to: fixture.file("one/rod/0.png"))
    #expect {
      try evaluate(fixture.file("one"), model)
    } throws: { error in
      guard case .data(.unknownClass(_, "rod", _, nearest: "red"))? = error as? EvaluationError
      else { return false }
      return true
    }
  }

  @Test func `a side without images is told`() throws {
    let fixture = try RunFixture()
    let model = try fixture.train(fixture.options).directory.best
    #expect(throws: EvaluationError.noImages(path: fixture.data, selection: .test)) {
      try evaluate(fixture.data, model, .test)
    }
  }

  @Test func `the figures are those of the contract`() throws {
    let fixture = try RunFixture()
    let model = try fixture.train(fixture.options).directory.best
    let json = try evaluate(fixture.data, model).evaluation.jsonValue
    for key in ["top1", "top5", "nll", "ece", "count"] {
      #expect(json[key]?.doubleValue != nil, "\(key)")
    }
    let first = try #require(json["per_class"]?[0])
    #expect(first["label"]?.stringValue == "blue" && first["support"]?.intValue == 5)
    for key in ["precision", "recall", "f1"] { #expect(first[key]?.doubleValue != nil) }
  }

  @Test func `missing data and missing models are told apart`() throws {
    let fixture = try RunFixture()
    let model = try fixture.train(fixture.options).directory.best
    #expect(throws: EvaluationError.data(.missing(path: fixture.file("none")))) {
      try evaluate(fixture.file("none"), model)
    }
    #expect(throws: EvaluationError.model(.file(.missing(path: fixture.file("none"))))) {
      try evaluate(fixture.data, fixture.file("none"))
    }
  }
}
