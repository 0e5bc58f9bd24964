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

  @Test(.enabled(if: hasFonts, "no font is installed"))
  func `clicks change no picture, and every row of their export finds its image`() throws {
    let words = ["synth", "--count", "5", "--holdout", "--seed", "5", "--out"]
    #expect(try Adlens.run(words + ["plain"], in: folder).status == 0)
    let clicked = try Adlens.run(words + ["a", "--clicks", "400", "--threads", "1"], in: folder)
    #expect(clicked.status == 0, "\(clicked.errors)")
    #expect(clicked.errors.contains("400 impressions with "))
    let again = try Adlens.run(words + ["b", "--clicks", "400", "--threads", "2"], in: folder)
    #expect(again.status == 0)
    let (plain, files) = (try contents("plain"), try contents("a"))
    #expect(try files == contents("b"))
    let added = ["ads.csv", "impressions.csv", "performance.csv", "oracle.csv", "oracle.json"]
    #expect(Set(files.keys) == Set(plain.keys).union(added.map { "/" + $0 }))
    for (name, bytes) in plain { #expect(files[name] == bytes, "\(name)") }

    let imported = try Adlens.run(
      ["campaign", "import", "a/performance.csv", "--images", "a/images", "--format", "json"],
      in: folder)
    #expect(imported.status == 0, "\(imported.errors)")
    let document = try JSONValue.parse(imported.output)
    #expect(document["rows_refused"] == 0 && document["unused_images"] == [])
    let rows = try #require(document["results"]?.arrayValue)
    #expect(
      rows.count == 5 && rows.allSatisfy { $0["match"] == "file" && $0["score"]?.doubleValue == 1 })
    #expect(rows.reduce(0) { $0 + ($1["impressions"]?.intValue ?? 0) } == 400)
    for row in rows {
      let image = row["image"]?.stringValue?.split(separator: "/").last.map(String.init)
      #expect(image == row["ad"]?.stringValue)
    }
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    let dimensions = try Store.Dimension.allCases.map { dimension in
      try store.campaigns().flatMap { try store.figures(of: $0.name, by: dimension) }
        .reduce(0) { $0 + $1.figures.impressions }
    }
    #expect(dimensions == [400, 400, 400])
  }

  @Test func `help gives examples`() throws {
    let result = try Adlens.run(["synth", "--help"], in: folder)
    #expect(result.status == 0)
    #expect(result.output.contains("adlens synth --out test --count 500 --holdout"))
  }

  @Test(arguments: [
    (["--count", "2"], 2, "'adlens synth' needs --out"),
    (["--out", "a", "--count", "0"], 2, "--count: '0'"),
    (["--out", "a", "--clicks", "0"], 2, "--clicks: '0'"),
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
