import AdLens
import TestSupport
import Testing

@Suite struct ClassifyTests {
  let folder = TemporaryDirectory()

  init() throws {
    try folder.model()
    folder.file("one.png", bytes: try Fixtures.png(seed: 1))
    folder.file("two.png", bytes: try Fixtures.png(seed: 2, width: 40))
    folder.file("broken.png", bytes: Array(try Fixtures.png(seed: 3).prefix(20)))
  }

  func classify(_ words: String..., input: String = "") throws -> Adlens.Result {
    try Adlens.run(
      ["classify", "--model", "model.safetensors"] + words, in: folder, input: input)
  }

  @Test func `the document holds the model and what the library says of each picture`() throws {
    let result = try classify("two.png", "one.png", "--format", "json", "--no-log")
    #expect(result.status == 0)
    #expect(result.errors == "")
    let document = try JSONValue.parse(result.output)
    #expect(document.objectValue?.keys == ["schema_version", "model", "results"])
    #expect(document["schema_version"] == 1)
    #expect(document["model"]?["path"] == "model.safetensors")
    let bytes = try FileReader.bytes(at: folder.file("model.safetensors"))
    #expect(document["model"]?["sha256"]?.stringValue == SHA256.hex(of: bytes))
    let classifier = try Classifier(path: folder.file("model.safetensors"))
    for (row, name) in zip(document["results"]?.arrayValue ?? [], ["two.png", "one.png"]) {
      #expect(
        row.objectValue?.keys == ["path", "label", "confidence", "top", "width", "height"])
      let expected = try classifier.classify(folder.file(name))
      #expect(row["path"]?.stringValue == name)
      #expect(row["label"]?.stringValue == expected.label)
      #expect(row["confidence"]?.doubleValue == expected.confidence)
      #expect(row["top"]?.arrayValue?.count == 3)
      #expect(row["width"] == (name == "one.png" ? 24 : 40))
    }
    #expect(!FileSystem.exists(folder.file("adlens.sqlite")))
  }

  @Test func `a bad picture keeps its place and the exit code is 1`() throws {
    let result = try classify(
      "one.png", "broken.png", "gone.png", "two.png", "--format", "jsonl", "--no-log")
    #expect(result.status == 1)
    let rows = try result.output.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    #expect(rows.map { $0["path"] } == ["one.png", "broken.png", "gone.png", "two.png"])
    #expect(rows.map { $0["error"]?["code"] } == [nil, "truncated", "missing", nil])
    #expect(
      result.errorLines.map { $0.prefix { $0 != ":" } } == [
        "error", "error", "2 of 4 inputs failed",
      ])
    #expect(result.errorLines[1] == "error: gone.png: no such file or folder; check the spelling")
  }

  @Test func `when every picture fails the exit code is 3`() throws {
    let result = try classify("broken.png", "--no-log")
    #expect(result.status == 3)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("error: broken.png: "))
  }

  @Test func `a folder, a list and standard input give the same rows`() throws {
    folder.file("ads/b/three.png", bytes: try Fixtures.png(seed: 4))
    folder.file("ads/a.png", bytes: try Fixtures.png(seed: 5))
    folder.file("ads/notes.txt", containing: "no image")
    folder.file("list.txt", containing: "ads/a.png\r\nads/b/three.png\n")
    let flags = ["--format", "csv", "--no-log", "--top", "1"]
    func rows(_ words: [String], input: String = "") throws -> String {
      try Adlens.run(
        ["classify", "--model", "model.safetensors"] + words + flags, in: folder, input: input
      ).output
    }
    let expected = try rows(["ads/a.png", "ads/b/three.png"])
    #expect(expected.hasPrefix("path,label,confidence,width,height\r\nads/a.png,"))
    #expect(expected.split(separator: "\r\n").count == 3)
    #expect(try rows(["ads", "--recursive"]) == expected)
    #expect(try rows(["@list.txt"]) == expected)
    #expect(try rows(["-"], input: "ads/a.png\nads/b/three.png") == expected)
    #expect(try rows(["ads"]).split(separator: "\r\n").count == 2)
  }

  @Test func `in a folder an image is told by its content, whatever its name`() throws {
    folder.file("ads/download", bytes: try Fixtures.png(seed: 4))
    folder.file("ads/notes.txt", containing: "no image")
    folder.file("ads/empty.txt", containing: "")
    let result = try classify("ads", "--format", "csv", "--no-log", "--top", "1")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("path,label,confidence,width,height\r\nads/download,"))
    #expect(result.errors == "ads: left out 2 files that are no images\n")
  }

  @Test func `the order of many pictures and their bytes do not depend on the threads`() throws {
    for index in 0..<70 {
      folder.file("many/\(index + 100).png", bytes: try Fixtures.png(seed: index))
    }
    let flags = ["many", "--format", "jsonl", "--no-log"]
    let one = try Adlens.run(
      ["classify", "--model", "model.safetensors", "--threads", "1"] + flags, in: folder)
    let two = try Adlens.run(
      ["classify", "--model", "model.safetensors", "--threads", "2"] + flags, in: folder)
    #expect(one.status == 0)
    #expect(one.output.split(separator: "\n").count == 70)
    #expect(one.output == two.output)
  }

  @Test func `predictions are logged with the campaign, once for each file`() throws {
    let result = try classify("one.png", "two.png", "one.png", "broken.png", "--campaign", "spring")
    #expect(result.status == 1)
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    let run = try #require(try store.runs().first)
    #expect(run.task == "classify")
    #expect(run.status == .finished)
    let logged = try store.predictions(of: run.id)
    #expect(logged.map(\.prediction.creative.path) == ["one.png", "two.png"])
    #expect(logged.allSatisfy { $0.campaign == "spring" })
    let hash = SHA256.hex(of: try FileReader.bytes(at: folder.file("one.png")))
    #expect(logged.first?.prediction.creative.sha256 == hash)
  }

  @Test func `an interrupt ends the run in the store, with what was classified`() throws {
    folder.file("list.txt", containing: String(repeating: "one.png\n", count: 20_000))
    let result = try Adlens.interruptAtFirstOutput(
      ["classify", "@list.txt", "--model", "model.safetensors", "--format", "jsonl"], in: folder)
    #expect(result.status == 130)
    #expect(result.errors == "Stopped; the store has what was classified by then\n")
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    let run = try #require(try store.runs().first)
    #expect(run.status == .interrupted && run.endedAt != nil)
    #expect(try store.predictions(of: run.id).count == 1)
  }

  @Test func `a file is written whole and standard output stays empty`() throws {
    let result = try classify("one.png", "--format", "json", "--out", "out.json", "--no-log")
    #expect(result.status == 0)
    #expect(result.output == "")
    let text = String(decoding: try FileReader.bytes(at: folder.file("out.json")), as: UTF8.self)
    #expect(try JSONValue.parse(text)["results"]?.arrayValue?.count == 1)
  }

  @Test func `a run directory and the name of a run stand for its best weights`() throws {
    let weights = "runs/classify/first/weights/best.safetensors"
    folder.file(weights, bytes: try FileReader.bytes(at: folder.file("model.safetensors")))
    for word in ["first", "runs/classify/first", weights] {
      let result = try Adlens.run(
        ["classify", "one.png", "--model", word, "--no-log", "--format", "json"], in: folder)
      #expect(try JSONValue.parse(result.output)["model"]?["path"]?.stringValue == weights)
    }
    let result = try Adlens.run(
      ["classify", "one.png", "--model", "frist", "--no-log"], in: folder)
    #expect(result.status == 4)
    #expect(
      result.errors
        == "error: frist: no such model file, run directory or run name; did you mean 'first'?\n")
  }
}
