import AdLens
import TestSupport
import Testing

@Suite struct DetectorTrainingTests {
  private let folder = TemporaryDirectory()

  private func run(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(words, in: folder)
  }

  @Test func `a detector is trained, measured, used and logged`() throws {
    try folder.annotated(count: 6)
    let trained = try run(
      "train", "ads", "--task", "detect", "--imgsz", "32", "--epochs", "1", "--batch", "4")
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output == "runs/detect/ads\n")
    #expect(trained.errors.contains("validation mAP50"))
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    let logged = try #require(try store.run("ads"))
    #expect(logged.task == "detect")
    #expect(
      try store.latestMetrics(of: logged.id).map(\.key).contains("val/map50_95"))

    let measured = try run("evaluate", "ads", "--model", "ads", "--format", "json", "--no-log")
    #expect(measured.status == 0, "\(measured.errors)")
    // Which images were learned from is known.
    #expect(measured.errors.contains("the model was trained on 5 of these 6 images"))
    let document = try JSONValue.parse(measured.output)
    #expect(document["count"] == 6 && document["split"] == "all")
    #expect(document["map50_95"]?.doubleValue != nil && document["map50"]?.doubleValue != nil)
    #expect(document["per_class"]?[0]?["label"] == "logo")
    #expect(document["per_class"]?[0]?["support"] == 6)

    let held = try run(
      "evaluate", "ads", "--model", "ads", "--split", "val", "--format", "json", "--no-log")
    #expect(try JSONValue.parse(held.output)["count"] == 1)

    let table = try run("evaluate", "ads", "--model", "ads", "--campaign", "spring")
    #expect(table.output.hasPrefix("Images         6 (all)\nmAP50-95"))
    #expect(try store.run("spring")?.task == "detect")

    let found = try run("detect", "ads/images/1.png", "--model", "ads", "--conf", "0.001")
    #expect(found.status == 0, "\(found.errors)")
  }

  @Test func `what a detector cannot use is refused by name`() throws {
    try folder.annotated(count: 3)
    try Fixtures.detector().save(to: folder.file("d.safetensors"))
    try folder.model("c.safetensors")
    let cases: [(words: [String], status: Int32, text: String)] = [
      (["train", "ads", "--task", "detect", "--class-weights", "auto"], 2, "--class-weights"),
      (["train", "ads", "--images", "x"], 2, "--images"),
      (["train", "ads", "--task", "detect", "--imgsz", "50"], 2, "multiples of 32"),
      (["train", "nothing", "--task", "detect"], 3, "nothing"),
      (["evaluate", "ads", "-m", "d.safetensors", "--class-depth", "2"], 2, "--class-depth"),
      (["evaluate", "ads", "-m", "c.safetensors", "--images", "x"], 2, "--images"),
    ]
    for (words, status, text) in cases {
      let result = try Adlens.run(words, in: folder)
      #expect(result.status == status, "\(words): \(result.errors)")
      #expect(result.errors.contains(text), "\(words): \(result.errors)")
    }
  }

  @Test
  func `objects that the model does not know are refused, those it knows are matched by name`()
    throws
  {
    try Fixtures.detector(classes: ["button", "logo"]).save(to: folder.file("d.safetensors"))
    try folder.annotated(count: 2)
    let result = try run(
      "evaluate", "ads", "-m", "d.safetensors", "--format", "json", "--no-log")
    #expect(result.status == 0, "\(result.errors)")
    let classes = try JSONValue.parse(result.output)["per_class"]
    #expect(classes?[0]?["support"] == 0 && classes?[1]?["support"] == 2)
    try folder.annotated("others", count: 2, className: "logos")
    let refused = try run("evaluate", "others", "-m", "d.safetensors")
    #expect(refused.status == 4)
    #expect(refused.errors.contains("logos") && refused.errors.contains("logo"))
  }
}
