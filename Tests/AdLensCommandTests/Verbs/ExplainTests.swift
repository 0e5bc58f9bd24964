import AdLens
import TestSupport
import Testing

@Suite struct ExplainTests {
  let folder = TemporaryDirectory()

  init() throws {
    try Fixtures.detector().save(to: folder.file("detector.safetensors"))
    try folder.model("model.safetensors")
    folder.file("one.png", bytes: try Fixtures.png(seed: 1, width: 24, height: 24))
    folder.file("two.png", bytes: try Fixtures.png(seed: 2, width: 40, height: 40))
    folder.file("broken.png", bytes: Array(try Fixtures.png(seed: 3).prefix(20)))
  }

  /// Without elements, which the model that comes with AdLens would have to look for.
  func explain(
    _ words: String..., model: String = "model.safetensors", flags: [String] = ["--no-elements"]
  ) throws -> Adlens.Result {
    try Adlens.run(["explain", "--model", model] + flags + words, in: folder)
  }

  @Test func `a picture is written for each image, and no folder twice`() throws {
    let result = try explain("one.png", "broken.png", "two.png", "--format", "json")
    #expect(result.status == 1)
    #expect(result.errors.contains("error: broken.png: "))
    let document = try JSONValue.parse(result.output)
    #expect(document.objectValue?.keys == ["schema_version", "model", "results"])
    let rows = document["results"]?.arrayValue ?? []
    #expect(rows.map { $0["path"]?.stringValue } == ["one.png", "broken.png", "two.png"])
    #expect(rows[1]["error"] != nil)
    let expected = try Classifier(path: folder.file("model.safetensors"))
      .classify(folder.file("one.png"))
    #expect(
      rows[0].objectValue?.keys
        == ["path", "width", "height", "label", "confidence", "picture", "elements"])
    #expect(rows[0]["label"]?.stringValue == expected.label)
    #expect(abs((rows[0]["confidence"]?.doubleValue ?? 0) - expected.confidence) <= 1e-6)
    for (row, name) in [(rows[0], "one"), (rows[2], "two")] {
      #expect(row["picture"]?.stringValue == "explained/\(name).png")
      let info = try ImageDecoder.info(contentsOf: folder.file("explained/\(name).png"))
      // With the legend below.
      #expect(info.height > info.width && info.width >= 72)
    }
    let again = try explain("one.png")
    #expect(again.status == 0)
    #expect(again.output.hasSuffix("Picture: explained2/one.png\n"))
    #expect(!FileSystem.exists(folder.file("adlens.sqlite")))
  }

  @Test func `the end of --out chooses the format, both methods give two panels`() throws {
    #expect(try explain("one.png", "--out", "single.jpg").status == 0)
    #expect(try explain("one.png", "--out", "both.jpg", "--method", "both").status == 0)
    let single = try ImageDecoder.info(contentsOf: folder.file("single.jpg"))
    let both = try ImageDecoder.info(contentsOf: folder.file("both.jpg"))
    #expect(single.format == .jpeg && both.format == .jpeg)
    #expect(both.width == 2 * single.width + 8 && both.height == single.height)
  }

  @Test func `a detector's own elements are told with their shares, and what changing them does`()
    throws
  {
    let result = try explain(
      "two.png", "--what-if", "--edits", "remove,recolor", "--format", "json",
      model: "detector.safetensors", flags: [])
    #expect(result.status == 0, "\(result.errors)")
    let row = try #require(try JSONValue.parse(result.output)["results"]?.arrayValue?.first)
    let found = try Detector(path: folder.file("detector.safetensors"))
      .detect(folder.file("two.png"))
    let elements = row["elements"]?.arrayValue ?? []
    #expect(elements.count == found.count && !found.isEmpty)
    #expect(row["box"] == elements.first?["box"])
    for element in elements {
      #expect(
        element.objectValue?.keys == ["label", "confidence", "box", "area", "grad_cam"])
      let share = element["grad_cam"]?.doubleValue ?? -1
      #expect((0...1).contains(share))
    }
    let effects = row["what_if"]?.arrayValue ?? []
    #expect(effects.count == 2 * found.count)
    #expect(
      effects.map { $0["edit"]?.stringValue }
        == found.flatMap { _ in ["remove", "recolor"] as [String?] })
    for effect in effects {
      #expect(effect["before"] == row["confidence"])
      let change = (effect["after"]?.doubleValue ?? 0) - (effect["before"]?.doubleValue ?? 0)
      #expect(effect["change"]?.doubleValue == change)
    }
  }

  @Test func `CSV has a row for each change of each element`() throws {
    let result = try explain(
      "two.png", "--what-if", "--edits", "remove", "--format", "csv", "--out", "why.png",
      model: "detector.safetensors", flags: [])
    let lines = result.output.split(separator: "\r\n").map(String.init)
    let shares = "area,grad_cam,edit,before,after,change,picture"
    #expect(
      lines.first
        == "path,label,confidence,element,element_confidence,x,y,box_width,box_height,\(shares)")
    let found = try Detector(path: folder.file("detector.safetensors"))
      .detect(folder.file("two.png"))
    #expect(lines.count == found.count + 1)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("two.png,") && $0.hasSuffix("why.png") })
  }

  @Test(arguments: [
    (["one.png", "--class", "aa"], "'aa' is no class"),
    (["one.png", "--out", "one.png"], "is the image itself"),
    (["one.png", "two.png", "--out", "why.png"], "is one picture for 2 images"),
    (["one.png", "--out", "why.gif"], "is no format that is written"),
    (["one.png", "--out", "."], "holds the image"),
    (["one.png", "--edits", "remove"], "--edits is for --what-if only"),
    (["one.png", "--what-if", "--edits", "remov"], "did you mean 'remove'?"),
    (["one.png", "--what-if", "--no-elements"], "--what-if needs elements"),
    (["one.png", "--patch", "2"], "--patch"),
  ])
  func `what cannot be meant is refused`(words: [String], message: String) throws {
    let before = try FileReader.bytes(at: folder.file("one.png"))
    let result = try Adlens.run(["explain", "--model", "model.safetensors"] + words, in: folder)
    #expect(result.status == 2)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(try FileReader.bytes(at: folder.file("one.png")) == before)
  }

  @Test func `models of other tasks, and networks without maps, are told`() throws {
    try folder.model("other.safetensors", task: "embed")
    let other = try explain("one.png", model: "other.safetensors")
    #expect(other.status == 4 && other.errors.contains("is a model for \"embed\""))
    let architecture = try Architecture(
      name: "flat", input: [8, 8, 3],
      modules: [.layer("flatten", Flatten()), .layer("classifier", Dense(units: 2))])
    try ModelFile(
      task: "classify", classNames: ["a", "b"],
      preprocessing: Preprocessing(width: 8, height: 8).jsonValue,
      network: try Network(architecture, seed: 1)
    ).save(to: folder.file("flat.safetensors"))
    let flat = try explain("one.png", model: "flat.safetensors")
    #expect(flat.status == 4 && flat.errors.contains("use occlusion"))
    let occluded = try explain("one.png", "--method", "occlusion", model: "flat.safetensors")
    #expect(occluded.status == 0)
  }
}
