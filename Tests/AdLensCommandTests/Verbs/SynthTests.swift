import AdLens
import TestSupport
import Testing

@Suite struct SynthTests {
  let folder = TemporaryDirectory()
  private static let hasFonts = (try? FontCatalog()) != nil

  /// All files of a folder with their bytes.
  private func contents(_ name: String) throws -> [String: [UInt8]] {
    let root = folder.file(name)
    let paths = try FileSystem.walk(root, skippingHidden: false)
    return try Dictionary(
      uniqueKeysWithValues: paths.map {
        (String($0.dropFirst(root.count)), try FileReader.bytes(at: $0))
      })
  }

  @Test(.enabled(if: hasFonts, "no font is installed"))
  func `the same seed gives the same bytes with any number of threads`() throws {
    let words = ["synth", "--count", "6", "--holdout", "--seed", "5", "--annotations", "yolo,voc"]
    let one = try Adlens.run(words + ["--out", "a", "--threads", "1"], in: folder)
    #expect(one.status == 0 && one.output == "a\n")
    #expect(one.errors.hasPrefix("6 ads with "))
    let three = try Adlens.run(words + ["--out", "b", "--threads", "3", "--quiet"], in: folder)
    #expect(three.status == 0 && three.errors == "")
    let files = try contents("a")
    #expect(try files == contents("b"))
    #expect(files.count == 6 * 3 + 3)
    #expect(files["/boxes.json"] != nil && files["/labels.csv"] != nil)
  }

  @Test func `help gives examples`() throws {
    let result = try Adlens.run(["synth", "--help"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains("adlens synth --out test --count 500 --holdout"))
  }

  @Test(arguments: [
    (["--count", "2"], 2, "'adlens synth' needs --out"),
    (["--out", "a", "--count", "0"], 2, "--count: '0'"),
    (["--out", "full"], 2, "full: is not an empty folder; name a new one"),
    (["--out", "full/note.txt"], 2, "full/note.txt: is not an empty folder"),
    (["--out", "a", "--annotations", "coco,yollo"], 2, "--annotations: 'yollo' is not one of"),
    (["--out", "a", "--assets", "gone"], 3, "gone: no such file or folder"),
    (["--out", "a", "--assets", "full"], 2, "--assets: 'full' has no folder named photos*"),
    (["--out", "full/note.txt/a", "--count", "1"], 3, "full/note.txt: cannot be written"),
  ])
  func `what cannot be done is told and leaves nothing`(
    words: [String], status: Int32, message: String
  ) throws {
    folder.file("full/note.txt", containing: "mine")
    let result = try Adlens.run(["synth"] + words, in: folder)
    #expect(result.status == status)
    #expect(result.errors.hasPrefix("error: \(message)"), "\(result.errors)")
    #expect(try FileSystem.list(folder.path) == ["full"])
  }
}
