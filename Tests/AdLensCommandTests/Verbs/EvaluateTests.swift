import AdLens
import TestSupport
import Testing

@Suite struct EvaluateTests {
  let folder = TemporaryDirectory()

  init() throws {
    try folder.model("m.safetensors")
  }

  func evaluate(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(["evaluate", "--model", "m.safetensors"] + words, in: folder)
  }

  @Test func `the document has the keys of the contract`() throws {
    try folder.dataset(classes: ["a": 3, "b": 3, "c": 2])
    let result = try evaluate("data", "--format", "json", "--no-log")
    #expect(result.status == 0, "\(result.errors)")
    let document = try JSONValue.parse(result.output)
    #expect(document["schema_version"] == 1)
    #expect(document["results"] == nil)
    #expect(document["count"] == 8)
    #expect(document["split"] == "all")
    for key in ["top1", "top5", "nll", "ece"] {
      #expect(document[key]?.doubleValue?.isFinite == true, "\(key)")
    }
    #expect(document["per_class"]?.arrayValue?.map { $0["label"] } == ["a", "b", "c"])
    #expect(
      document["per_class"]?[2]?.objectValue?.keys == [
        "label", "precision", "recall", "f1", "support",
      ])
  }

  @Test func `the test side is measured where the data has one`() throws {
    try folder.dataset("data/train", classes: ["a": 3, "b": 3])
    try folder.dataset("data/test", classes: ["a": 1, "b": 2])
    let result = try evaluate("data", "--format", "json", "--no-log")
    let document = try JSONValue.parse(result.output)
    #expect(document["split"] == "test")
    #expect(document["count"] == 3)
  }

  @Test func `the figures are logged as a run`() throws {
    try folder.dataset(classes: ["a": 2, "b": 2])
    let result = try evaluate("data", "--campaign", "spring")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Images             4 (all)\nRight"))
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    let run = try #require(try store.run("spring"))
    #expect(try store.latestMetrics(of: run.id).map(\.key) == ["ece", "nll", "top1", "top5"])
    let hash = SHA256.hex(of: try FileReader.bytes(at: folder.file("m.safetensors")))
    #expect(run.arguments["model_sha256"]?.stringValue == hash)
    let logged = try store.predictions(of: run.id)
    #expect(logged.count == 4 && logged.allSatisfy { $0.campaign == "spring" })
  }

  @Test func `a damaged image is told and left out, and the exit code is 1`() throws {
    try folder.dataset(classes: ["a": 2, "b": 2, "c": 2])
    folder.file("data/a/broken.png", bytes: Array(try Fixtures.png(seed: 50).prefix(30)))
    let result = try evaluate("data", "--format", "json", "--no-log")
    #expect(result.status == 1)
    #expect(result.errorLines.count == 1, "\(result.errors)")
    #expect(result.errors.hasPrefix("warning: a/broken.png: left out: "), "\(result.errors)")
    #expect(try JSONValue.parse(result.output)["count"] == 6)
    // A class without images is told too, but no input has failed.
    try FileSystem.remove(folder.file("data/a/broken.png"))
    for index in 0..<2 { try FileSystem.remove(folder.file("data/c/\(index).png")) }
    #expect(try evaluate("data", "--no-log").status == 0)
  }

  @Test func `pictures that the model was trained on are told`() throws {
    try folder.dataset(classes: ["cat": 4, "dog": 4])
    let flags = ["--arch", "mlp", "--imgsz", "8", "--epochs", "1", "--no-log", "--quiet"]
    #expect(try Adlens.run(["train", "data"] + flags, in: folder).status == 0)
    let result = try Adlens.run(
      ["evaluate", "data", "--model", "data", "--no-log", "--format", "json"], in: folder)
    #expect(result.status == 0)
    #expect(
      result.errors
        == "warning: the model was trained on 6 of these 8 images; the figures flatter it\n")
    #expect(try JSONValue.parse(result.output)["known_to_model"] == 6)
  }

  @Test func `a class that the model does not know ends with exit code 4`() throws {
    try folder.dataset(classes: ["a": 2, "bb": 2])
    let result = try evaluate("data", "--no-log")
    #expect(result.status == 4)
    #expect(result.errorLines.count == 1)
    #expect(
      result.errors.hasPrefix("error: data: class \"bb\" is not among the model's \"a\", \"b\""))
    #expect(result.errors.contains("did you mean 'b'?"))
  }

  @Test(arguments: [
    (["gone", "--no-log"], 3, "gone: no such file or folder"),
    (
      ["data", "--split", "test", "--no-log"], 3, "data: has no test images; choose another --split"
    ),
    (["data", "--split", "tset", "--no-log"], 2, "did you mean 'test'?"),
    (["data", "--store", "gone/s.sqlite"], 5, "there is no folder gone"),
  ])
  func `what cannot be measured is told in one line`(
    words: [String], status: Int32, message: String
  ) throws {
    try folder.dataset(classes: ["a": 2, "b": 2])
    let result = try Adlens.run(["evaluate", "--model", "m.safetensors"] + words, in: folder)
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.errorLines.count == 1, "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
  }
}
