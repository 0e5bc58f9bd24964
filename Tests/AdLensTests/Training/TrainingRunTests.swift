import AdLens
import TestSupport
import Testing

@Suite struct TrainingRunTests {
  @Test func `a run writes every file of the design`() throws {
    let fixture = try RunFixture()
    let outcome = try fixture.train(fixture.options)
    #expect(outcome.directory.path == fixture.runs + "/classify/colors")
    for name in [
      "args.json", "manifest.json", "split.csv", "results.csv", "metrics.json", "predictions.csv",
      "weights/best.safetensors", "weights/last.safetensors", "report.html",
      "checkpoint.safetensors", "first-batch.png", "training-curves.svg", "confusion-matrix.svg",
      "reliability.svg",
    ] {
      #expect(FileSystem.exists(outcome.directory.file(name)), "\(name)")
    }
    let names = try FileSystem.list(outcome.directory.path)
    #expect(names.allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func `the table and the figures say the same as the outcome`() throws {
    let fixture = try RunFixture()
    let outcome = try fixture.train(fixture.options)
    let table = try CSVTable(FileReader.bytes(at: outcome.directory.results))
    #expect(
      table.header == [
        "epoch", "time", "train/loss", "metrics/accuracy_top1", "metrics/accuracy_top5",
        "val/loss", "lr", "images_per_second",
      ])
    #expect(table.rows.map { $0[0] } == ["1", "2", "3"])
    let metrics = try JSONValue.parse(FileReader.bytes(at: outcome.directory.metrics))
    let top1 = try #require(outcome.validation?.top1)
    #expect(metrics["val"]?["top1"]?.doubleValue == top1)
    #expect(metrics["best_epoch"]?.intValue == outcome.bestEpoch)
    #expect(table.rows[outcome.bestEpoch - 1][3] == JSONValue.number(top1).text())
    let predictions = try CSVTable(FileReader.bytes(at: outcome.directory.predictions))
    #expect(predictions.header == PredictionsTable.columns)
    #expect(predictions.rows.count == 3)
    #expect(predictions.rows.allSatisfy { $0[1] == "val" })
  }

  @Test func `the model carries classes, preprocessing, temperature and known images`() throws {
    let fixture = try RunFixture()
    let outcome = try fixture.train(fixture.options)
    let model = try ModelFile.load(from: outcome.directory.best)
    #expect(model.classNames == ["blue", "green", "red"])
    #expect(model.temperature == outcome.temperature)
    #expect(try Preprocessing(model.preprocessing).width == 8)
    let known = try #require(
      model.provenance["training_images"]?.stringValue.flatMap(TrainingFingerprint.init(text:)))
    #expect(known.count == 12)
    let text = model.provenance.text()
    #expect(!text.contains(fixture.data) && !text.contains("threads"))
  }

  @Test func `identical runs are identical, with one thread and two, and get numbered names`()
    throws
  {
    let fixture = try RunFixture()
    var options = fixture.options
    let first = try fixture.train(options)
    options.threads = 2
    let second = try fixture.train(options)
    #expect(second.directory.path == first.directory.path + "-2")
    #expect(
      try RunFixture.identity(first.directory) == RunFixture.identity(second.directory))
    options.seed = 1
    let third = try fixture.train(options)
    #expect(third.directory.name == "colors-3")
    #expect(
      try RunFixture.identity(first.directory).best != RunFixture.identity(third.directory).best)
  }

  @Test func `without validation the last epoch counts and confidences are left alone`() throws {
    let fixture = try RunFixture()
    var options = fixture.options
    options.validationFraction = 0
    let outcome = try fixture.train(options)
    #expect(outcome.bestEpoch == 3 && outcome.temperature == 1)
    #expect(outcome.validation == nil && outcome.test == nil)
    let table = try CSVTable(FileReader.bytes(at: outcome.directory.results))
    #expect(table.rows.allSatisfy { $0[3].isEmpty && $0[5].isEmpty })
    #expect(
      try FileReader.bytes(at: outcome.directory.best)
        == FileReader.bytes(at: outcome.directory.last))
  }

  @Test func `test images are measured at the end and never held out from`() throws {
    let fixture = try RunFixture()
    try ColorData.write(to: fixture.file("split/train"))
    try ColorData.write(to: fixture.file("split/test"), perClass: [2, 2, 2], size: (9, 9))
    var options = fixture.options
    options.data = fixture.file("split")
    let outcome = try fixture.train(options)
    #expect(outcome.test?.count == 6)
    #expect(outcome.validation?.count == 3)
    let metrics = try JSONValue.parse(FileReader.bytes(at: outcome.directory.metrics))
    #expect(metrics["test"]?["count"]?.intValue == 6)
  }

  @Test func `class weights balance the classes`() throws {
    let fixture = try RunFixture(perClass: [10, 5, 5])
    var options = fixture.options
    let plain = try fixture.train(options)
    options.balancesClasses = true
    let balanced = try fixture.train(options)
    #expect(
      try RunFixture.identity(plain.directory).last
        != RunFixture.identity(balanced.directory).last)
  }

  @Test func `pictures need not be brought to a square`() throws {
    let fixture = try RunFixture(perClass: [4, 4])
    var options = fixture.options
    options.architecture = "adnet"
    options.imageSize = PictureSize(width: 24, height: 8)
    options.augmentation = .auto
    options.epochs = 1
    let outcome = try fixture.train(options)
    let classifier = try Classifier(path: outcome.directory.best)
    #expect(classifier.preprocessing.width == 24 && classifier.preprocessing.height == 8)
    let settings = try JSONValue.parse(FileReader.bytes(at: outcome.directory.arguments))
    #expect(settings["imgsz"] == "24x8")
    #expect(try TrainingSettings(json: settings).imageSize == options.imageSize)
  }

  @Test func `events tell how the run goes`() throws {
    let fixture = try RunFixture()
    let events = EventRecorder()
    let run = try TrainingRun.start(fixture.options, report: events.record)
    _ = try run.train()
    let names = events.names
    #expect(names.contains("reading"))
    #expect(names.count { $0 == "prepared" } == 1)
    #expect(names.count { $0 == "epoch" } == 3)
    #expect(names.count { $0 == "progress" } == 9)
    #expect(names.last == "evaluating")
  }

  @Test func `the defaults follow from the data`() throws {
    let options = TrainingOptions(data: "x")
    let folder = try TrainingSettings(options, kind: .folder, cores: 2)
    #expect(folder.architecture == "adnet" && folder.epochs == 40 && folder.patience == 12)
    #expect(folder.optimizer == .adamw && folder.schedule == .oneCycle && folder.rate == 3e-3)
    #expect(
      folder.imageSize == 128 && folder.augmentation == .auto && folder.validationFraction == 0.2)
    let idx = try TrainingSettings(options, kind: .idx, cores: 2)
    #expect(idx.architecture == "keras-cnn" && idx.epochs == 10 && idx.patience == nil)
    #expect(idx.optimizer == .adam && idx.schedule == .constant && idx.rate == 1e-3)
    #expect(idx.imageSize == nil && idx.augmentation == .off && idx.batch == 64)
  }

  @Test func `networks made for 224 pixels get them, unless told otherwise`() throws {
    var options = TrainingOptions(data: "data")
    func size(_ name: String?, _ kind: DatasetKind = .folder) throws -> PictureSize? {
      options.architecture = name
      return try TrainingSettings(options, kind: kind, cores: 2).imageSize
    }
    #expect(try size(nil) == 128)
    #expect(try size("keras-cnn") == 128)
    for name in ["resnet18", "mobilenet-v2", "efficientnet-lite0"] {
      #expect(try size(name) == 224, "\(name)")
      #expect(try size(name, .idx) == nil, "\(name)")
    }
    options.imageSize = 96
    #expect(try size("resnet18") == 96)
  }

  @Test func `settings survive their file`() throws {
    var options = TrainingOptions(data: "x")
    options.clipNorm = 1.5
    options.pretrained = "m"
    options.freezesFeatures = true
    options.patience = 3
    options.balancesClasses = true
    options.root = "/r"
    options.maximumPixels = 7
    options.seed = 42
    var settings = try TrainingSettings(options, kind: .folder, cores: 2)
    settings.patienceStart = 4
    settings.pretrainedSHA256 = "ab"
    let json = try JSONValue.parse(settings.jsonValue.bytes(pretty: true))
    #expect(try TrainingSettings(json: json) == settings)
  }
}
