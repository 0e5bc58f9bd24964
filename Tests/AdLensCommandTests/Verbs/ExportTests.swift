import AdLens
import TestSupport
import Testing

@Suite struct ExportTests {
  private let folder = TemporaryDirectory()

  private func run(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(words, in: folder)
  }

  @Test func `a detector is exported in half the bytes and for another size`() throws {
    try Fixtures.detector().save(to: folder.file("d.safetensors"))
    let result = try run(
      "export", "d.safetensors", "--half", "--imgsz", "96x64", "--out", "s.safetensors")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "s.safetensors\n")
    let model = try ModelFile.load(from: folder.file("s.safetensors"), task: "detect")
    #expect(model.network.architecture.input == [64, 96, 3])
    #expect(model.provenance["trained_imgsz"] == "32x32")
    let sizes = try ["d.safetensors", "s.safetensors"].map {
      try FileReader.bytes(at: folder.file($0)).count
    }
    #expect(sizes[1] * 100 < sizes[0] * 53)
    _ = try Detector(path: folder.file("s.safetensors"))
  }

  @Test func `what cannot be exported is refused`() throws {
    try Fixtures.detector().save(to: folder.file("d.safetensors"))
    let dense = folder.file("m.safetensors")
    try ModelFile(
      classNames: ["a", "b"], preprocessing: Preprocessing(width: 4, height: 4).jsonValue,
      network: Network(Architectures.named("mlp", input: [4, 4, 3], classes: 2), seed: 1)
    ).save(to: dense)
    let cases: [(words: [String], status: Int32, text: String)] = [
      (["export", "d.safetensors"], 2, "--out"),
      (["export", "d.safetensors", "--out", "."], 2, "folder"),
      (["export", "d.safetensors", "--out", "a", "--imgsz", "50"], 2, "multiples of 32"),
      (["export", "m.safetensors", "--out", "a", "--imgsz", "8"], 4, "each pixel"),
      (["export", "none", "--out", "a"], 4, "none"),
      (["export", "d.safetensors", "--out", "./d.safetensors"], 2, "the model itself"),
    ]
    for (words, status, text) in cases {
      let result = try Adlens.run(words, in: folder)
      #expect(result.status == status, "\(words): \(result.errors)")
      #expect(result.errors.contains(text), "\(words): \(result.errors)")
    }
    #expect(!FileSystem.exists(folder.file("a")))
  }
}
