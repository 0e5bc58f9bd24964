import TestSupport
import Testing

@testable import AdLens

/// Detectors that look at long pictures in an input of twice the side.
@Suite struct AdaptiveDetectorTests {
  private let folder = TemporaryDirectory()

  private static let banner = (width: 300, height: 52)

  private func model(_ preprocessing: Preprocessing, task: String = "detect") throws -> ModelFile {
    let architecture = try Architectures.detector(
      named: "adnet-detect", input: [preprocessing.height, preprocessing.width, 3], classes: 2)
    return ModelFile(
      task: task, classNames: ["logo", "button"], preprocessing: preprocessing.jsonValue,
      network: try Network(architecture, seed: 2))
  }

  /// The same weights with an adapted input, and with one that has that size for all.
  private func models() throws -> (adaptive: ModelFile, wide: ModelFile, square: ModelFile) {
    let adaptive = try model(Preprocessing(width: 64, height: 64, aspect: .adaptive))
    let wide = try adaptive.resized(width: 128, height: 32, path: "wide")
    #expect(try wide.detectorPreparation(path: "wide").aspect == .fixed)
    return (adaptive, wide, try model(Preprocessing(width: 64, height: 64)))
  }

  private func picture(width: Int, height: Int) -> Image {
    var generator = RandomGenerator(seed: 8)
    return Image(
      width: width, height: height,
      pixels: (0..<width * height * 3).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
  }

  private func detector(_ model: ModelFile) throws -> Detector {
    var options = DetectionOptions.evaluation
    options.limit = 40
    return try Detector(model: model, path: "model", options: options, pool: .serial)
  }

  @Test func `a long picture is seen as by a network for its size, others as before`() throws {
    let (adaptive, wide, square) = try models()
    let detector = try detector(adaptive)
    let banner = picture(width: Self.banner.width, height: Self.banner.height)
    let found = try detector.detect(banner)
    #expect(!found.isEmpty)
    #expect(try self.detector(wide).detect(banner) == found)
    #expect(try self.detector(square).detect(banner) != found)
    let usual = picture(width: 90, height: 70)
    #expect(try detector.detect(usual) == self.detector(square).detect(usual))
    #expect(try detector.detect(banner) == found)
    #expect(try detector.sibling().detect(banner) == found)
    detector.usesTiles = true
    #expect(try !detector.detect(banner).isEmpty)
  }

  @Test func `a file is decoded in the detail of its own input`() throws {
    let bytes = try JPEGEncoder.encode(picture(width: 1600, height: 200))
    let (adaptive, _, square) = try models()
    #expect(try detector(adaptive).decode(bytes).width == 400)
    #expect(try detector(square).decode(bytes).width == 200)
  }

  @Test func `explanations and clicks see what the detector sees`() throws {
    let (adaptive, wide, square) = try models()
    let image = picture(width: Self.banner.width, height: Self.banner.height)
    let decoded = try ImageDecoder.decode(try PNGEncoder.encode(image))
    let features = try [adaptive, wide, square].map {
      try CreativeAnalyzer(model: $0, path: "model", pool: .serial).analyze(decoded).features
    }
    #expect(features[0] == features[1] && features[0] != features[2])
    let analyzer = try CreativeAnalyzer(model: adaptive, path: "model", pool: .serial)
    let sums = try analyzer.featureMap(
      of: SeenPicture(decoded, analyzer.preprocessing),
      weights: features[0].embedding.map { _ in 1 })
    #expect(sums.columns == 8 && sums.rows == 2)

  }

  @Test func `what is found in a long picture is explained there`() throws {
    // A trained network, which is sure of something, made to adapt.
    var model = try BuiltInModel.detector.load()
    let usual = try Preprocessing(model.preprocessing)
    model.preprocessing =
      Preprocessing(
        width: usual.width, height: usual.height, aspect: .adaptive, matte: usual.matte,
        mean: usual.mean, standardDeviation: usual.standardDeviation
      ).jsonValue
    let wide = try model.resized(width: 2 * usual.width, height: usual.height / 2, path: "wide")
    let sample = Path.join(
      Path.parent(of: #filePath), "../../../images/automotive/automotive-08-970x250.jpg")
    let decoded = try ImageDecoder.decode(contentsOf: sample)
    var options = ExplanationOptions()
    options.methods = ExplanationMethod.allCases
    options.patch = 0.5
    let explainer = try Explainer(model: model, path: "model", pool: .serial)
    let own = try #require(try explainer.explain(decoded, options: options))
    let other = try #require(
      try Explainer(model: wide, path: "wide", pool: .serial).explain(decoded, options: options))
    let object = try #require(own.subject.object)
    #expect(object == other.subject.object)
    #expect(own.maps.map(\.heat.values) == other.maps.map(\.heat.values))
    #expect(try explainer.sibling().explain(decoded, options: options)?.subject.object == object)
    let effects = try explainer.effects(
      of: [object], changes: [.remove], on: own.subject, in: decoded)
    #expect(effects.count == 1)
    let detector = try Detector(model: model, path: "model", pool: .serial)
    #expect(try detector.detect(decoded).first?.label == object.label)
  }

  @Test func `the steps of adapted inputs are the detectors' coarsest stride`() {
    #expect(Aspect.step == Architectures.detectorStrides.last)
  }

  @Test func `tiles of the longest pictures are looked at in the usual input`() throws {
    let (adaptive, _, square) = try models()
    let image = picture(width: 3000, height: 40)
    let plan = TilePlan(picture: (3000, 40), input: (64, 64))
    let tile = try #require(plan.tiles.first)
    #expect(tile.width > 2 * tile.height)
    let tiled = try detector(adaptive)
    tiled.usesTiles = true
    let found = try tiled.detect(image)
    let inTile = try detector(square).detect(image.cropped(to: tile)).map(\.confidence)
    #expect(found.contains { inTile.contains($0.confidence) })
  }

  @Test func `a file that has another shape since it was read is told`() throws {
    let data = folder.file("changing")
    try FileSystem.createDirectory(data)
    let file = Path.join(data, "ad.png")
    try AtomicFile.write(try PNGEncoder.encode(picture(width: 300, height: 52)), to: file)
    let document = """
      {"images": [{"id": 1, "file_name": "ad.png", "width": 300, "height": 52}],
       "categories": [{"id": 1, "name": "logo"}, {"id": 2, "name": "button"}],
       "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [10, 5, 30, 20]}]}
      """
    try AtomicFile.write(document, to: Path.join(data, "boxes.json"))
    let adaptive = try models().adaptive
    var options = DatasetOptions()
    options.cacheBudget = 0
    let dataset = BoxDataset(
      try AnnotatedDataset.read(data),
      preprocessing: try adaptive.detectorPreparation(path: "model"), options: options)
    let scorer = try DetectorScorer(
      network: adaptive.network, dataset: dataset, items: dataset.items, batchSize: 2,
      pool: .serial)
    #expect(try scorer.measure()?.images.count == 1)
    try AtomicFile.write(try PNGEncoder.encode(picture(width: 80, height: 70)), to: file)
    let again = try DetectorScorer(
      network: adaptive.network, dataset: dataset, items: dataset.items, batchSize: 2,
      pool: .serial)
    let error = #expect(throws: BatchError.self) { try again.measure() }
    #expect("\(String(describing: error))".contains("another shape"))
  }

  @Test func `a classifier and a stretched input do not adapt, a detector does not fold`() throws {
    let adaptive = Preprocessing(width: 64, height: 64, aspect: .adaptive)
    #expect(throws: ModelError.self) {
      try Classifier(model: model(adaptive, task: "classify"), path: "m", pool: .serial)
    }
    for other in [
      Preprocessing(width: 64, height: 64, fit: .stretch, aspect: .adaptive),
      Preprocessing(width: 64, height: 64, aspect: .folded),
    ] {
      #expect(throws: ModelError.self) {
        try Detector(model: model(other), path: "m", pool: .serial)
      }
    }
  }

  @Test func `images of both kinds are measured as one by one`() throws {
    let data = folder.file("ads")
    try FileSystem.createDirectory(data)
    var images: [JSONValue] = []
    var annotations: [JSONValue] = []
    let sizes = [(90, 70), (300, 52), (80, 80), (52, 300), (310, 50), (64, 64), (290, 60)]
    for (index, size) in sizes.enumerated() {
      let name = "\(index).png"
      try AtomicFile.write(
        try PNGEncoder.encode(picture(width: size.0, height: size.1)),
        to: Path.join(data, name))
      images.append([
        "id": .integer(index), "file_name": .string(name), "width": .integer(size.0),
        "height": .integer(size.1),
      ])
      annotations.append([
        "id": .integer(index + 1), "image_id": .integer(index), "category_id": 1,
        "bbox": [10, 5, 30, 20],
      ])
    }
    let document: JSONValue = [
      "images": .array(images), "annotations": .array(annotations),
      "categories": [["id": 1, "name": "logo"], ["id": 2, "name": "button"]],
    ]
    try AtomicFile.write(Array(document.text().utf8), to: Path.join(data, "boxes.json"))
    let adaptive = try models().adaptive
    let preprocessing = try adaptive.detectorPreparation(path: "model")
    let dataset = BoxDataset(try AnnotatedDataset.read(data), preprocessing: preprocessing)
    #expect(dataset.problems.isEmpty)
    #expect(
      dataset.items.map(\.sample.size.description)
        == ["64", "128x32", "64", "32x128", "128x32", "64", "128x32"])
    let scorer = try DetectorScorer(
      network: adaptive.network, dataset: dataset, items: dataset.items, batchSize: 2,
      pool: .serial)
    let measured = try #require(try scorer.measure()).images
    #expect(measured.count == sizes.count)
    let detector = try Detector(
      model: adaptive, path: "model", options: .evaluation, pool: .serial)
    for (item, image) in zip(dataset.items, measured) {
      let found = try detector.detect(Path.join(data, item.image.path))
      #expect(!found.isEmpty && found.count == image.findings.count)
      for (one, other) in zip(found, image.findings) {
        #expect(abs(one.confidence - other.confidence) < 1e-5)
        #expect(abs(one.x - other.box.x) < 1e-2 && abs(one.width - other.box.width) < 1e-2)
      }
    }
  }
}
