import AdLens
import TestSupport
import Testing

@Suite struct InspectTests {
  @Test func `a model tells its classes, layers and preparation`() throws {
    let folder = TemporaryDirectory()
    try folder.model("m.safetensors")
    let result = try Adlens.run(["inspect", "m.safetensors", "--format", "json"], in: folder)
    #expect(result.status == 0)
    let document = try JSONValue.parse(result.output)
    #expect(
      document.objectValue?.keys == [
        "schema_version", "path", "sha256", "bytes", "task", "architecture", "input",
        "parameters", "multiply_adds", "class_names", "temperature", "preprocessing",
        "provenance", "layers",
      ])
    #expect(document["class_names"] == ["a", "b", "c"])
    #expect(document["temperature"] == 1.5)
    #expect(document["parameters"] == 127)
    #expect(
      document["layers"]?.arrayValue?.map { $0["name"] } == ["conv", "relu", "pool", "classifier"])
  }

  @Test func `people see names and values, then the layers`() throws {
    let folder = TemporaryDirectory()
    try folder.model("m.safetensors")
    let text = try Adlens.run(["inspect", "m.safetensors"], in: folder).output
    #expect(text.hasPrefix("path           m.safetensors\nsha256         "))
    #expect(text.contains("\nclass_names    a; b; c\n"))
    #expect(text.contains("\nLayers\nLayer       Kind"))
  }
}
