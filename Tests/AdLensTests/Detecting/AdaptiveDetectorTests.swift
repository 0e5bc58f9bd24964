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

    var options = ExplanationOptions()
    options.methods = ExplanationMethod.allCases
    let explainers = try [adaptive, wide].map {
      try Explainer(model: $0, path: "model", pool: .serial)
    }
    // An untrained network is sure of nothing.
    let explanations = try explainers.map { try $0.explain(decoded, options: options) }
    #expect(explanations[0]?.subject.object == explanations[1]?.subject.object)
    #expect(explanations[0]?.maps.map(\.heat.values) == explanations[1]?.maps.map(\.heat.values))
  }

  @Test func `a classifier and a stretched input do not adapt`() throws {
    let adaptive = Preprocessing(width: 64, height: 64, aspect: .adaptive)
    #expect(throws: ModelError.self) {
      try Classifier(model: model(adaptive, task: "classify"), path: "m", pool: .serial)
    }
    let stretched = Preprocessing(width: 64, height: 64, fit: .stretch, aspect: .adaptive)
    #expect(throws: ModelError.self) {
      try Detector(model: model(stretched), path: "m", pool: .serial)
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
