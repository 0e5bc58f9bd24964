import AdLens
import TestSupport
import Testing

@testable import Images

@Suite struct ExplainerTests {
  private static let red = RGBColor(red: 255, green: 0, blue: 0)
  private static let blue = RGBColor(red: 0, green: 0, blue: 255)

  /// A classifier that knows red from blue by construction: one map for each, of which it takes the mean.
  private func classifier(
    hasDropout: Bool = false, side: Int = 32, stride: Int = 1, aspect: Aspect = .fixed,
    pool: any Layer = GlobalAveragePool()
  ) throws -> ModelFile {
    var modules: [Module] = [
      .layer("conv", Conv2D(filters: 2, kernel: 1, stride: Pair(stride, stride), bias: false)),
      .layer("relu", ReLU()),
      .layer("pool", pool), .layer("classifier", Dense(units: 2, bias: false)),
    ]
    if hasDropout { modules.insert(.layer("dropout", Dropout(rate: 0.5)), at: 3) }
    let network = try Network(
      Architecture(name: "colors", input: [side, side, 3], modules: modules), seed: 1)
    // [channels, filters]: white, and the bars beside a picture, give nothing.
    network.weights(of: network.parameters[0]).copy(from: [1, -1, -1, -1, -1, 1])
    network.weights(of: network.parameters[1]).copy(from: [9, 0, 0, 9])
    return ModelFile(
      task: "classify", classNames: ["red", "blue"],
      preprocessing: Preprocessing(width: side, height: side, aspect: aspect).jsonValue,
      temperature: 1.5,
      network: network)
  }

  private func explainer(_ model: ModelFile) throws -> Explainer {
    try Explainer(model: model, path: "model", pool: .serial)
  }

  private static let redBox = PixelRectangle(x: 20, y: 10, width: 30, height: 30)
  private static let blueBox = PixelRectangle(x: 90, y: 20, width: 20, height: 20)

  /// A wide white picture with a red square and a smaller blue one.
  private var picture: Image {
    var image = Image(width: 128, height: 64, fill: .white)
    for (box, color) in [(Self.redBox, Self.red), (Self.blueBox, Self.blue)] {
      image.fill(x: box.x, y: box.y, width: box.width, height: box.height, color: color)
    }
    return image
  }

  private func decoded(_ image: Image) throws -> DecodedImage {
    try ImageDecoder.decode(try PNGEncoder.encode(image))
  }

  /// In a folded picture what lies left of the middle is seen above what lies right of it.
  @Test(arguments: ExplanationMethod.allCases, [(true, 1), (false, 1), (true, 2), (false, 2)])
  func `evidence in a long picture that was folded lies where it is`(
    method: ExplanationMethod, shape: (isWide: Bool, stride: Int)
  ) throws {
    // A stride of two gives a map of an odd side, which has no middle.
    let model = try classifier(side: 30, stride: shape.stride, aspect: .folded)
    let explainer = try explainer(model)
    let (redBox, blueBox) = (
      PixelRectangle(x: 12, y: 8, width: 20, height: 20),
      PixelRectangle(x: 200, y: 6, width: 16, height: 16)
    )
    func turned(_ box: PixelRectangle) -> PixelRectangle {
      shape.isWide
        ? box : PixelRectangle(x: box.y, y: box.x, width: box.height, height: box.width)
    }
    var image = Image(
      width: shape.isWide ? 256 : 40, height: shape.isWide ? 40 : 256, fill: .white)
    for (box, color) in [(redBox, Self.red), (blueBox, Self.blue)] {
      let box = turned(box)
      image.fill(x: box.x, y: box.y, width: box.width, height: box.height, color: color)
    }
    var options = ExplanationOptions()
    options.methods = [method]
    for (index, box, other) in [(0, redBox, blueBox), (1, blueBox, redBox)] {
      options.classIndex = index
      let explanation = try #require(try explainer.explain(decoded(image), options: options))
      let heat = try #require(explanation.maps.first).heat
      let (own, against) = (heat.share(of: turned(box)) ?? 0, heat.share(of: turned(other)) ?? 0)
      #expect(own > 0.35 && against < 0.05, "\(method) \(own) \(against)")
    }
  }

  /// Elsewhere the map may have any value: only the largest one counts.
  @Test func `the evidence of a maximum lies where that is`() throws {
    let explainer = try explainer(try classifier(pool: GlobalMaxPool()))
    var options = ExplanationOptions()
    options.methods = [.gradCAM]
    for (index, own, other) in [(0, Self.redBox, Self.blueBox), (1, Self.blueBox, Self.redBox)] {
      options.classIndex = index
      let explanation = try #require(try explainer.explain(decoded(picture), options: options))
      let heat = try #require(explanation.maps.first).heat
      #expect((heat.share(of: own) ?? 0) > 0.5 && (heat.share(of: other) ?? 0) < 0.01)
    }
  }

  @Test(arguments: ExplanationMethod.allCases)
  func `the evidence for a colour lies where it is, in pixels of the picture`(
    method: ExplanationMethod
  ) throws {
    let explainer = try explainer(try classifier(hasDropout: true))
    var options = ExplanationOptions()
    options.methods = [method]
    for (index, box, other) in [
      (nil, Self.redBox, Self.blueBox), (1, Self.blueBox, Self.redBox),
    ] as [(Int?, PixelRectangle, PixelRectangle)] {
      options.classIndex = index
      let explanation = try #require(try explainer.explain(decoded(picture), options: options))
      #expect(explanation.subject.label == (index == nil ? "red" : "blue"))
      let heat = try #require(explanation.maps.first).heat
      #expect((heat.pictureWidth, heat.pictureHeight) == (128, 64))
      // Cells are four pixels wide, so that some heat lies just beside a square.
      let near = PixelRectangle(
        x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16)
      #expect(try #require(heat.share(of: near)) >= 0.9)
      #expect(try #require(heat.share(of: other)) <= 0.02)
    }
  }

  @Test func `the confidence is the classifier's`() throws {
    let model = try classifier()
    let explanation = try explainer(model).explain(decoded(picture))
    let expected = try Classifier(model: model, path: "model", pool: .serial).classify(picture)
    let subject = try #require(explanation?.subject)
    #expect(subject.label == expected.label)
    #expect(abs(subject.confidence - expected.confidence) <= 1e-6)
    #expect(subject.object == nil)
  }

  @Test func `a turned file is explained as it stands upright`() throws {
    // Stored lying on its side; shown by a quarter turn.
    let stored = picture.turned(.turnedLeft)
    let bytes = JPEGEncoder.adding(
      .turnedRight, to: try JPEGEncoder.encode(stored, quality: 95, subsampling: .none))
    let file = try ImageDecoder.decode(bytes)
    #expect(file.info.uprightWidth == 128)
    let explanation = try #require(try explainer(try classifier()).explain(file))
    let near = PixelRectangle(x: 12, y: 2, width: 46, height: 46)
    #expect(try #require(explanation.maps[0].heat.share(of: near)) >= 0.9)
  }

  @Test func `margins that are cut off shift the map`() throws {
    var model = try classifier()
    model.preprocessing = Preprocessing(width: 32, height: 32, margins: .trim).jsonValue
    // A transparent picture of 64x64 with opaque white in its lower right quarter, and red in that.
    let preprocessing = try Preprocessing(model.preprocessing)
    var pixels = [UInt8](repeating: 0, count: 64 * 64 * 4)
    for y in 32..<64 {
      for x in 32..<64 {
        let isRed = x >= 48 && y >= 48
        let at = (y * 64 + x) * 4
        pixels.replaceSubrange(at..<at + 4, with: isRed ? [255, 0, 0, 255] : [255, 255, 255, 255])
      }
    }
    let file = DecodedImage(
      info: ImageInfo(format: .png, width: 64, height: 64, mode: "RGBA"), width: 64, height: 64,
      channels: 4, pixels: pixels)
    #expect(preprocessing.part(of: file) == PixelRectangle(x: 32, y: 32, width: 32, height: 32))
    let explanation = try #require(try explainer(model).explain(file))
    let heat = explanation.maps[0].heat
    #expect(
      try #require(heat.share(of: PixelRectangle(x: 46, y: 46, width: 18, height: 18))) >= 0.9)
  }

  @Test func `a network without convolutions has no Grad-CAM, but occlusion`() throws {
    let architecture = try Architecture(
      name: "flat", input: [8, 8, 3],
      modules: [.layer("flatten", Flatten()), .layer("classifier", Dense(units: 2))])
    let model = ModelFile(
      task: "classify", classNames: ["a", "b"],
      preprocessing: Preprocessing(width: 8, height: 8).jsonValue,
      network: try Network(architecture, seed: 1))
    let explainer = try explainer(model)
    #expect(throws: ModelError.noFeatureMaps(path: "model")) {
      _ = try explainer.explain(decoded(picture))
    }
    var options = ExplanationOptions()
    options.methods = [.occlusion]
    #expect(try explainer.explain(decoded(picture), options: options)?.maps.count == 1)
  }

  @Test func `a detector's surest object is explained`() throws {
    let architecture = try Architectures.detector(
      named: "adnet-detect", input: [64, 64, 3], classes: 2)
    let model = ModelFile(
      task: "detect", classNames: ["logo", "button"],
      preprocessing: Preprocessing(width: 64, height: 64).jsonValue,
      network: try Network(architecture, seed: 2))
    let detector = try Detector(model: model, path: "model", pool: .serial)
    let found = try #require(try detector.detect(picture).first)
    let explainer = try explainer(model)
    let explanation = try #require(try explainer.explain(decoded(picture)))
    let object = try #require(explanation.subject.object)
    #expect(object.label == found.label && explanation.subject.label == found.label)
    #expect(abs(object.confidence - found.confidence) <= 1e-6)
    for (first, second) in [
      (object.x, found.x), (object.y, found.y), (object.width, found.width),
      (object.height, found.height),
    ] {
      #expect(abs(first - second) <= 1e-3)
    }
    let again = try explainer.sibling().explain(decoded(picture))
    #expect(again?.maps[0].heat == explanation.maps[0].heat)
  }

  @Test func `without an element its class loses, without another it gains`() throws {
    let explainer = try explainer(try classifier())
    let file = try decoded(picture)
    let subject = try #require(try explainer.explain(file)).subject
    let elements = zip(["red", "blue"], [Self.redBox, Self.blueBox]).map { label, box in
      DetectedObject(
        label: label, classIndex: 0, confidence: 1, x: Double(box.x), y: Double(box.y),
        width: Double(box.width), height: Double(box.height))
    }
    let effects = try explainer.effects(
      of: elements, changes: [.remove, .shrink, .enlarge], on: subject, in: file)
    #expect(effects.map(\.element.label) == ["red", "red", "red", "blue", "blue", "blue"])
    #expect(effects.allSatisfy { abs($0.before - subject.confidence) <= 1e-9 })
    let signs = effects.map { $0.difference > 0 }
    #expect(signs == [false, false, true, true, true, false])
    // Without red there is only blue.
    #expect(effects[0].after < 0.5)
  }
}
