import AdLens
import TestSupport
import Testing

@Suite struct DetectorTests {
  private let folder = TemporaryDirectory()

  private var path: String { folder.file("model.safetensors") }

  private func model(
    _ preprocessing: Preprocessing = Preprocessing(width: 64, height: 64),
    classes: [String] = ["logo", "button"], task: String = "detect"
  ) throws -> ModelFile {
    let architecture = try Architectures.detector(
      named: "adnet-detect", input: [preprocessing.height, preprocessing.width, 3],
      classes: classes.count)
    return ModelFile(
      task: task, classNames: classes, preprocessing: preprocessing.jsonValue,
      network: try Network(architecture, seed: 2))
  }

  /// An untrained network answers everywhere a little.
  private var options: DetectionOptions {
    var options = DetectionOptions.evaluation
    options.limit = 40
    return options
  }

  private func picture(width: Int, height: Int) -> Image {
    var generator = RandomGenerator(seed: 8)
    return Image(
      width: width, height: height,
      pixels: (0..<width * height * 3).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
  }

  @Test func `boxes come back to the pixels of the picture, clipped`() throws {
    let model = try model()
    try model.save(to: path)
    let detector = try Detector(path: path, options: options)
    let wide = picture(width: 128, height: 64)
    // The same picture as the network sees it: 64 x 32 pixels, 16 below the upper edge.
    var scratch = ResizeScratch()
    let framed = Image(
      width: 64, height: 64, pixels: detector.preprocessing.bytes(wide, scratch: &scratch))
    let found = try detector.detect(wide)
    let seen = try detector.detect(framed)
    #expect(found.map(\.confidence) == found.map(\.confidence).sorted(by: >))
    // What lies in the bars above and below the picture is not in it.
    let inside = seen.filter { $0.y < 48 && $0.y + $0.height > 16 }
    #expect(found.count > 10 && found.map(\.confidence) == inside.map(\.confidence))
    for (object, raw) in zip(found, inside) {
      #expect(object.label == raw.label && detector.classNames.contains(object.label))
      #expect(object.x >= 0 && object.x + object.width <= 128)
      #expect(object.y >= 0 && object.y + object.height <= 64)
      func clamped(_ value: Double) -> Double { min(max(value, 0), 64) }
      #expect(abs(object.x - 2 * raw.x) < 1e-4)
      #expect(abs(object.y - clamped(2 * (raw.y - 16))) < 1e-4)
      #expect(abs(object.y + object.height - clamped(2 * (raw.y + raw.height - 16))) < 1e-4)
    }
    #expect(try detector.sibling().detect(wide) == found)
  }

  @Test func `a picture decoded at a fraction of its size gives boxes of the whole`() throws {
    let detector = try Detector(
      model: try model(), path: path, options: options, pool: WorkerPool(threads: 1))
    let large = picture(width: 1024, height: 512)
    let file = folder.file("large.jpg")
    try AtomicFile.write(try JPEGEncoder.encode(large, quality: 95), to: file)
    let found = try detector.detect(file)
    #expect(found.contains { $0.x + $0.width > 600 })
    #expect(found.allSatisfy { $0.x + $0.width <= 1024 && $0.y + $0.height <= 512 })
  }

  @Test func `a long picture is looked at in tiles, whose boxes come back to it`() throws {
    let model = try model()
    let plain = try Detector(model: model, path: path, options: options, pool: .serial)
    let tiled = try Detector(model: model, path: path, options: options, pool: .serial)
    tiled.usesTiles = true
    let wide = picture(width: 200, height: 50)
    let plan = TilePlan(picture: (200, 50), input: (64, 64))
    #expect(plan.tiles.count == 5)
    let found = try tiled.detect(wide)
    #expect(try tiled.sibling().detect(wide) == found)
    #expect(!found.isEmpty && found.count <= options.limit)
    #expect(found.allSatisfy { $0.x + $0.width <= 200 && $0.y + $0.height <= 50 })
    // What is found in the whole picture, or in a tile that is a picture of its own, at its place.
    var looks = try plain.detect(wide)
    for tile in plan.tiles {
      looks += try plain.detect(wide.cropped(to: tile)).map {
        DetectedObject(
          label: $0.label, classIndex: $0.classIndex, confidence: $0.confidence,
          x: $0.x + Double(tile.x), y: $0.y, width: $0.width, height: $0.height)
      }
    }
    let confidences = Set(looks.map(\.confidence))
    #expect(found.allSatisfy { confidences.contains($0.confidence) })
    #expect(
      found.contains { object in
        plan.tiles.dropFirst(2).contains { Double($0.x) + 5 < object.x } && object.width < 30
      })
    let square = picture(width: 80, height: 80)
    #expect(try tiled.detect(square) == plain.detect(square))
  }

  @Test func `a file is decoded in the detail that tiles show`() throws {
    let detector = try Detector(model: try model(), path: path, options: options, pool: .serial)
    let bytes = try JPEGEncoder.encode(picture(width: 1600, height: 200))
    #expect(try detector.decode(bytes).width == 200)
    detector.usesTiles = true
    #expect(try detector.decode(bytes).width == 800)
    let found = try detector.detect(try detector.decode(bytes))
    #expect(found.contains { $0.x + $0.width > 1200 && $0.x + $0.width <= 1600 })
  }

  @Test func `a model of another task or of other outputs is refused by name`() throws {
    try model(task: "classify").save(to: path)
    #expect(error() == .otherTask(path: path, expected: "detect", found: "classify"))
    var other = try model()
    other.classNames = ["logo"]
    try other.save(to: path)
    #expect(error() == .classCount(path: path, declared: 1, computed: 84 * 6))
    let trims = Preprocessing(width: 64, height: 64, margins: .trim)
    try model(trims).save(to: path)
    guard case .metadata(path, key: "preprocessing", let reason)? = error() else {
      return #expect(Bool(false), "\(String(describing: error()))")
    }
    #expect(reason.contains("margins"))
  }

  /// Why the file is refused.
  private func error() -> ModelError? {
    do throws(ModelError) {
      _ = try Detector(path: path)
      return nil
    } catch {
      return error
    }
  }
}
