import AdLens
import Foundation
import TestSupport
import Testing

/// The Swift of the README is `Snippets/ClassifyExample.swift`, which every build compiles.
@Suite struct ReadmeTests {
  @Test func `the README shows the example that is compiled, in about ten lines`() throws {
    let package = SharedData.packageDirectory
    let readme = try String(contentsOfFile: package + "/README.md", encoding: .utf8)
    let example = try String(
      contentsOfFile: package + "/Snippets/ClassifyExample.swift", encoding: .utf8)
    #expect(readme.contains("```swift\n\(example)```"))
    #expect(example.split(separator: "\n").count <= 10)
  }

  @Test func `the example classifies a picture`() throws {
    let folder = TemporaryDirectory()
    try FileSystem.createDirectory(folder.file("runs/classify/images/weights"))
    let model = try folder.model("runs/classify/images/weights/best.safetensors")
    let picture = folder.file("a.png", bytes: try Fixtures.png(seed: 1))
    let expected = try Classifier(path: model).classify(picture)
    let result = try Adlens.runProgram("ClassifyExample", ["a.png"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "a.png \(expected.label) \(expected.confidence)\n")
  }
}
