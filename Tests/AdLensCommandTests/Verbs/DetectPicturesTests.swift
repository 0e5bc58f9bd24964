import AdLens
import TestSupport
import Testing

@Suite struct DetectPicturesTests {
  let folder = TemporaryDirectory()

  init() throws {
    try Fixtures.detector(classes: ["a/b", "logo"]).save(to: folder.file("model.safetensors"))
    folder.file("ads/one.png", bytes: try Fixtures.png(seed: 1, width: 50, height: 40))
    folder.file(
      "ads/x/two.jpeg",
      bytes: try JPEGEncoder.encode(Fixtures.image(seed: 2, width: 60, height: 40)))
  }

  func detect(_ words: String...) throws -> Adlens.Result {
    let flags = ["--model", "model.safetensors", "--conf", "0", "--max-det", "3", "--no-log"]
    return try Adlens.run(["detect"] + flags + words, in: folder)
  }

  /// The regular files below a folder.
  func files(_ name: String) throws -> [String] {
    try FileSystem.walk(folder.file(name)).map { String($0.dropFirst(folder.path.count + 1)) }
  }

  func image(_ name: String) throws -> Image {
    try ImageDecoder.decode(contentsOf: folder.file(name)).upright()
  }

  @Test func `annotated images lie as the images do, with the marks of what was found`() throws {
    let before = try FileReader.bytes(at: folder.file("ads/one.png"))
    let result = try detect("ads", "-r", "--annotate", "out", "--format", "jsonl")
    #expect(result.status == 0)
    #expect(try files("out") == ["out/one.png", "out/x/two.jpg"])
    #expect(ImageDecoder.format(of: folder.file("out/x/two.jpg")) == .jpeg)
    var options = DetectionOptions()
    options.confidence = 0
    options.limit = 3
    let detector = try Detector(path: folder.file("model.safetensors"), options: options)
    let found = try detector.detect(folder.file("ads/one.png"))
    let painter = BoxPainter(fonts: try? LabelFonts())
    #expect(
      try image("out/one.png") == painter.draw(found.map(BoxMark.init), on: image("ads/one.png")))
    #expect(try FileReader.bytes(at: folder.file("ads/one.png")) == before)
    // Looking again replaces them, and finds the same.
    let again = try detect("ads", "-r", "--annotate", "out", "--format", "jsonl")
    #expect(again.output == result.output)
    #expect(try files("out").count == 2)
  }

  @Test func `crops are the pixels of the boxes, in a folder for each class`() throws {
    let result = try detect("ads/one.png", "--crops", "out", "--format", "json")
    #expect(result.status == 0)
    let row = try JSONValue.parse(result.output)["results"]?[0]
    let objects = row?["detections"]?.arrayValue ?? []
    #expect(objects.count == 3)
    var expected: [String] = []
    for (index, object) in objects.enumerated() {
      let box = (object["box"]?.arrayValue ?? []).compactMap(\.doubleValue)
      let part = PixelRectangle(
        covering: (box[0], box[1], box[2], box[3]), of: (width: 50, height: 40))
      let label = object["label"] == "a/b" ? "a_b" : "logo"
      expected.append("out/\(label)/one-\(index + 1).png")
      let crop = try image(expected[index])
      // A box may end within the rounding of JSON at an edge between pixels.
      #expect(abs(crop.width - part.width) <= 1 && abs(crop.height - part.height) <= 1)
      if crop.width == part.width && crop.height == part.height {
        #expect(try crop == image("ads/one.png").cropped(to: part))
      }
    }
    #expect(try files("out") == expected.sorted())
  }

  @Test func `a large JPEG is found in as without pictures, and cropped in full`() throws {
    let large = Fixtures.image(seed: 3, width: 640, height: 480)
    folder.file("large.jpg", bytes: try JPEGEncoder.encode(large))
    let plain = try detect("large.jpg", "--format", "jsonl")
    let drawn = try detect(
      "large.jpg", "--format", "jsonl", "--annotate", "out", "--crops", "crops")
    #expect(plain.status == 0 && drawn.output == plain.output)
    #expect(try image("out/large.jpg").width == 640)
    #expect(try files("crops").count == 3)
  }

  @Test func `an image turned by EXIF is drawn upright`() throws {
    let stored = Fixtures.image(seed: 4, width: 60, height: 40)
    let bytes = JPEGEncoder.adding(.turnedRight, to: try JPEGEncoder.encode(stored))
    folder.file("turned.jpg", bytes: bytes)
    #expect(try detect("turned.jpg", "--annotate", "out", "--format", "jsonl").status == 0)
    let drawn = try image("out/turned.jpg")
    #expect((drawn.width, drawn.height) == (40, 60))
  }

  @Test(arguments: [
    ["ads", "-r", "--annotate", "ads"], ["ads/one.png", "--crops", "ads"],
    ["ads/x/two.jpeg", "--annotate", "."], ["link/one.png", "--annotate", "ads"],
    ["ads/one.png", "--annotate", "link"], ["ads/one.png", "--annotate", "o", "--crops", "o"],
  ])
  func `a folder that images are read from is refused`(words: [String]) throws {
    #expect(try Adlens.shell("ln -s ads link", in: folder).status == 0)
    let before = try files("ads")
    let result = try Adlens.run(
      ["detect", "--model", "model.safetensors", "--conf", "0"] + words, in: folder)
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("error: --"))
    #expect(try files("ads") == before)
    #expect(!FileSystem.exists(folder.file("adlens.sqlite")))
  }

  @Test(arguments: ["--annotate", "--crops"])
  func `a folder with files of somebody else is refused and left as it is`(flag: String) throws {
    folder.file("mine/one.png", containing: "a picture of mine")
    let result = try detect("ads/one.png", flag, "mine")
    #expect(result.status == 2 && result.output == "")
    #expect(
      result.errors.hasPrefix("error: \(flag): 'mine' has files in it that 'adlens detect' did "))
    #expect(try files("mine") == ["mine/one.png"])
    #expect(
      try FileReader.bytes(at: folder.file("mine/one.png")) == Array("a picture of mine".utf8))
    // An empty folder, and one of an earlier run, may be written to.
    try FileSystem.createDirectory(folder.file("empty"))
    for _ in 0..<2 { #expect(try detect("ads/one.png", flag, "empty").status == 0) }
  }

  @Test func `a link in the folder is replaced, not followed`() throws {
    #expect(try detect("ads/one.png", "--annotate", "out", "--format", "jsonl").status == 0)
    #expect(try Adlens.shell("ln -sf ../ads/one.png out/one.png", in: folder).status == 0)
    let before = try FileReader.bytes(at: folder.file("ads/one.png"))
    #expect(try detect("ads/one.png", "--annotate", "out", "--format", "jsonl").status == 0)
    #expect(try FileReader.bytes(at: folder.file("ads/one.png")) == before)
    #expect(!FileSystem.isSymbolicLink(folder.file("out/one.png")))
  }

  @Test func `an interrupt leaves whole pictures only, also without a store`() throws {
    folder.file("list.txt", containing: String(repeating: "ads/one.png\n", count: 20_000))
    let result = try Adlens.interruptAtFirstOutput(
      [
        "detect", "@list.txt", "--model", "model.safetensors", "--conf", "0", "--max-det", "3",
        "--format", "jsonl", "--no-log", "--annotate", "out",
      ], in: folder)
    #expect(result.status == 130)
    #expect(result.errors == "Stopped\n")
    #expect(try FileSystem.list(folder.file("out")).sorted() == [".adlens-pictures", "one.png"])
    #expect(try image("out/one.png").width == 50)
  }

  @Test func `a folder that cannot be written ends the run with the reason`() throws {
    folder.file("out", containing: "a file")
    let result = try detect("ads/one.png", "--annotate", "out", "--format", "jsonl")
    #expect(result.status == 3)
    #expect(result.output == "" && result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("error: out: "))
  }

  @Test func `tiles find more in a long image, and the same in others`() throws {
    folder.file("long.png", bytes: try Fixtures.png(seed: 5, width: 400, height: 40))
    func boxes(_ words: [String]) throws -> [JSONValue] {
      let flags = ["--model", "model.safetensors", "--conf", "0", "--no-log", "--format", "jsonl"]
      let result = try Adlens.run(["detect"] + flags + words, in: folder)
      #expect(result.status == 0)
      return try JSONValue.parse(result.output)["detections"]?.arrayValue ?? []
    }
    let (plain, tiled) = (try boxes(["long.png"]), try boxes(["long.png", "--tile"]))
    /// The narrowest box: a tile is enlarged, so that its cells are narrower in the picture.
    func least(_ boxes: [JSONValue]) -> Double {
      boxes.compactMap { $0["box"]?[3]?.doubleValue }.min() ?? 0
    }
    #expect(plain != tiled && !tiled.isEmpty)
    #expect(least(tiled) < least(plain))
    #expect(try boxes(["ads/one.png", "--tile"]) == boxes(["ads/one.png"]))
  }
}
