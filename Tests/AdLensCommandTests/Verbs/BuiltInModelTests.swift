import AdLens
import TestSupport
import Testing

@Suite struct BuiltInModelTests {
  private let folder = TemporaryDirectory()

  private func run(_ words: String...) throws -> Adlens.Result {
    folder.file("ad.png", bytes: try Fixtures.png(seed: 1, width: 300, height: 250))
    return try Adlens.run(words, in: folder)
  }

  @Test func `detect works without a model, and says which one it uses`() throws {
    let detected = try run("detect", "ad.png", "--no-log", "--format", "json")
    #expect(detected.status == 0, "\(detected.errors)")
    #expect(detected.errors.contains("Using ads-detect, which comes with AdLens"))
    #expect(try JSONValue.parse(detected.output)["results"]?[0]?["width"] == 300)
  }

  @Test func `what has its name changes nothing where no model is named`() throws {
    folder.file("ads-detect", bytes: Array("no model".utf8))
    let detected = try run("detect", "ad.png", "--no-log")
    #expect(detected.status == 0, "\(detected.errors)")
    // Named, the file comes first.
    #expect(try run("detect", "ad.png", "--no-log", "--model", "ads-detect").status == 4)
    let other = TemporaryDirectory()
    other.file("ads-detect/a.txt", bytes: [])
    other.file("ad.png", bytes: try Fixtures.png(seed: 1))
    for words in [[], ["--model", "ads-detect"]] {
      let result = try Adlens.run(["detect", "ad.png", "--no-log"] + words, in: other)
      #expect(result.status == 0, "\(words): \(result.errors)")
    }
  }

  @Test func `it has a name that every verb with a model takes`() throws {
    let inspected = try run("inspect", "ads-detect", "--format", "json")
    #expect(inspected.status == 0, "\(inspected.errors)")
    #expect(try JSONValue.parse(inspected.output)["task"] == "detect")
    let exported = try run("export", "ads-detect", "--half", "--out", "mine.safetensors")
    #expect(exported.status == 0, "\(exported.errors)")
    // What was rounded to 16 bits once stays as it is.
    #expect(
      try FileReader.bytes(at: folder.file("mine.safetensors")) == BuiltInModel.detector.bytes)
    let detected = try run("detect", "ad.png", "--no-log", "--model", "mine.safetensors")
    #expect(detected.status == 0 && !detected.errors.contains("comes with AdLens"))
    let other = try run("classify", "ad.png", "--no-log", "--model", "ads-detect")
    #expect(other.status == 4 && other.errors.contains("ads-detect: is a model for"))
    let misspelled = try run("detect", "ad.png", "--no-log", "--model", "ads-detct")
    #expect(misspelled.errors.contains("did you mean 'ads-detect'?"))
  }
}
