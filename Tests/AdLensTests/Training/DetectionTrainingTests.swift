import AdLens
import TestSupport
import Testing

@Suite struct DetectionTrainingTests {
  private let folder = TemporaryDirectory()

  private var data: String { folder.file("ads") }

  private var options: TrainingOptions { BoxData.options(data, runs: folder.file("runs")) }

  private func train(
    _ change: (inout TrainingOptions) -> Void = { _ in }
  ) throws -> TrainingOutcome {
    var options = options
    change(&options)
    return try TrainingRun.start(options).train()
  }

  private func error(
    _ change: (inout TrainingOptions) -> Void = { _ in }
  ) -> TrainingRunError? {
    do {
      _ = try train(change)
      return nil
    } catch {
      return error as? TrainingRunError
    }
  }

  @Test func `a run writes every file of the design`() throws {
    try BoxData.write(to: data, count: 12)
    let outcome = try train()
    let directory = outcome.directory
    #expect(directory.path == folder.file("runs/detect/boxes"))
    for name in [
      "args.json", "manifest.json", "split.csv", "results.csv", "metrics.json",
      "predictions.json", "weights/best.safetensors", "weights/last.safetensors", "report.html",
      "checkpoint.safetensors", "first-batch.jpg", "labels.svg", "training-curves.svg",
      "confusion-matrix.svg", "confidence-curves.svg", "predictions.jpg",
    ] {
      #expect(FileSystem.exists(directory.file(name)), "\(name)")
    }
    let table = try CSVTable(FileReader.bytes(at: directory.results))
    #expect(
      table.header == [
        "epoch", "time", "train/loss", "train/class_loss", "train/box_loss", "metrics/map50_95",
        "metrics/map50", "val/loss", "val/class_loss", "val/box_loss", "lr", "images_per_second",
      ])
    for row in table.rows {
      let parts = row.cells[2...4].compactMap { Double($0) }
      #expect(parts.count == 3 && abs(parts[1] + parts[2] - parts[0]) < 1e-9)
    }
    let metrics = try JSONValue.parse(FileReader.bytes(at: directory.metrics))
    let measured = try #require(outcome.validationDetection)
    #expect(metrics["val"]?["map50"]?.doubleValue == measured.precision.at50)
    #expect(metrics["val"]?["count"]?.intValue == 2)
    let best = try #require(Double(table.rows[outcome.bestEpoch - 1][5]))
    #expect(best == measured.precision.mean)
    let model = try ModelFile.load(from: directory.best, task: "detect")
    #expect(model.classNames == ["square", "bar"])
  }

  #if !DEBUG
    // A debug build would take minutes.
    @Test func `squares and bars are found after a short training`() throws {
      try BoxData.write(to: data, count: 60)
      let outcome = try train {
        $0.epochs = 40
        $0.batch = 8
        $0.averageDecay = 0.98
      }
      let precision = try #require(outcome.validationDetection?.precision)
      #expect(precision.at50 ?? 0 > 0.9)
      // What the library finds is what was measured.
      let detector = try Detector(path: outcome.directory.best)
      let found = try detector.detect(Path.join(data, "images/2.png"))
      #expect(found.first.map { ["square", "bar"].contains($0.label) } == true)
    }
  #endif

  @Test func `a run that was stopped goes on as if it had not been`() throws {
    try BoxData.write(to: data, count: 10)
    let whole = try train { $0.name = "whole" }
    let first = try stopped(after: 3)
    #expect(first.isInterrupted)
    let second = try TrainingRun.resume(first.directory.path).train()
    #expect(second.bestEpoch == whole.bestEpoch)
    for name in ["weights/best.safetensors", "weights/last.safetensors", "predictions.json"] {
      let bytes = try FileReader.bytes(at: whole.directory.file(name))
      #expect(try FileReader.bytes(at: second.directory.file(name)) == bytes, "\(name)")
    }
    let tables = try [whole, second].map { outcome in
      try CSVTable(FileReader.bytes(at: outcome.directory.results)).rows
        .map { $0.cells.enumerated().filter { ![1, 11].contains($0.offset) }.map(\.element) }
    }
    #expect(tables[0] == tables[1])
  }

  @Test func `long pictures are learned in an input of their own, also after a stop`() throws {
    try BoxData.write(to: data, count: 10, width: 160)
    let whole = try train { $0.name = "whole" }
    let model = try ModelFile.load(from: whole.directory.best, task: "detect")
    #expect(try Preprocessing(model.preprocessing).aspect == .adaptive)
    #expect(whole.validationDetection?.images.count == 2)
    let second = try TrainingRun.resume(try stopped(after: 3).directory.path).train()
    let weights = try [whole, second].map { try FileReader.bytes(at: $0.directory.last) }
    #expect(weights[0] == weights[1])
    let fixed = try train { $0.aspect = .fixed }
    #expect(try FileReader.bytes(at: fixed.directory.last) != weights[0])
    // Without variation there are no windows, and one input for all.
    let still = try train { $0.augmentation = .off }
    #expect(still.validationDetection?.images.count == 2)
  }

  @Test func `a run from before there was an aspect goes on with one input for all`() throws {
    let settings = try TrainingSettings(options, kind: nil, cores: 1)
    #expect(settings.aspect == .adaptive)
    #expect(try TrainingSettings(json: settings.jsonValue).aspect == .adaptive)
    var object = try #require(settings.jsonValue.objectValue)
    object["aspect"] = nil
    #expect(try TrainingSettings(json: .object(object)).aspect == .fixed)
    var wide = options
    wide.imageSize = PictureSize(width: 96, height: 64)
    #expect(try TrainingSettings(wide, kind: nil, cores: 1).aspect == .fixed)
  }

  /// The outcome of a run that was stopped; the run itself is gone, and its lock with it.
  private func stopped(after count: Int) throws -> TrainingOutcome {
    var steps = 0
    return try TrainingRun.start(options).train(shouldStop: {
      steps += 1
      return steps == count
    })
  }

  @Test func `other boxes after a run began are told`() throws {
    try BoxData.write(to: data, count: 8)
    let directory = try TrainingRun.start(options).directory.path
    let path = Path.join(data, "boxes.json")
    let text = String(decoding: try FileReader.bytes(at: path), as: UTF8.self)
    // The first square becomes one pixel wider.
    let changed = try #require(text.replacingFirst(",18,18]", with: ",19,18]"))
    try AtomicFile.write(Array(changed.utf8), to: path)
    let error = #expect(throws: TrainingRunError.self) { try TrainingRun.resume(directory) }
    guard case .data(.changed(_, reason: "has other boxes"))? = error else {
      Issue.record("it is told as \(String(describing: error))")
      return
    }
  }

  @Test func `options of classifiers are refused by name`() throws {
    try BoxData.write(to: data, count: 4)
    let cases: [(String, (inout TrainingOptions) -> Void)] = [
      ("label-smoothing", { $0.labelSmoothing = 0.1 }),
      ("class-weights", { $0.balancesClasses = true }), ("freeze", { $0.freezesFeatures = true }),
      ("class-depth", { $0.classDepth = 2 }), ("margins", { $0.margins = .trim }),
      ("fit", { $0.fit = .crop }),
    ]
    for (name, change) in cases {
      guard case .unusedSetting(name, task: .detect)? = error(change) else {
        Issue.record("--\(name) is not told")
        continue
      }
    }
    guard
      case .unusedSetting("images", task: .classify)? =
        error({
          $0.task = .classify
          $0.imagesFolder = "x"
        })
    else {
      Issue.record("--images is not told")
      return
    }
    guard case .setting("aspect", value: "folded", _)? = error({ $0.aspect = .folded }) else {
      Issue.record("a fold that would cut objects is not told")
      return
    }
    let still = error {
      $0.aspect = .adaptive
      $0.augmentation = .off
    }
    guard case .setting("aspect", _, _)? = still else {
      Issue.record("long images without variation are not told")
      return
    }
    let noSquare = error {
      $0.imageSize = PictureSize(width: 96, height: 64)
      $0.aspect = .adaptive
    }
    guard case .setting("aspect", _, _)? = noSquare else {
      Issue.record("an input that is no square is not told")
      return
    }
    guard case .setting("imgsz", _, _)? = error({ $0.imageSize = 100 }) else {
      Issue.record("a size that no stride divides is not told")
      return
    }
    guard case .unknownArchitecture("adnet", _, _)? = error({ $0.architecture = "adnet" }) else {
      Issue.record("a classifier's architecture is not told")
      return
    }
  }

  @Test func `data without usable boxes is refused, broken images are left out`() throws {
    try BoxData.write(to: data, count: 6)
    try AtomicFile.write("no picture", to: Path.join(data, "images/2.png"))
    let outcome = try train()
    let manifest = try JSONValue.parse(FileReader.bytes(at: outcome.directory.manifest))
    #expect(manifest["data"]?["problems"]?.arrayValue?.count == 1)
    #expect(manifest["data"]?["images"]?["train"]?.intValue == 4)
    try AtomicFile.write(
      "{\"images\":[],\"annotations\":[],\"categories\":[]}", to: Path.join(data, "boxes.json"))
    guard case .annotations? = error() else {
      Issue.record("data without boxes is not told")
      return
    }
  }

  @Test func `a detector starts from another one, and from no classifier`() throws {
    try BoxData.write(to: data, count: 6)
    let first = try train()
    let second = try train {
      $0.pretrained = first.directory.best
      $0.name = "second"
    }
    #expect(!second.isInterrupted)
    let classifier = folder.file("classifier.safetensors")
    let network = try Network(
      Architectures.named("mlp", input: [4, 4, 3], classes: 2), seed: 1)
    try ModelFile(
      classNames: ["a", "b"], preprocessing: Preprocessing(width: 4, height: 4).jsonValue,
      network: network
    ).save(to: classifier)
    guard case .pretrainedMismatch? = error({ $0.pretrained = classifier }) else {
      Issue.record("a classifier is taken for a detector")
      return
    }
  }
}

extension String {
  /// The string with the first occurrence of a text replaced; `nil` without any.
  fileprivate func replacingFirst(_ text: String, with other: String) -> String? {
    guard let range = firstRange(of: text) else { return nil }
    return replacingCharacters(range, other)
  }

  private func replacingCharacters(_ range: Range<Index>, _ other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
