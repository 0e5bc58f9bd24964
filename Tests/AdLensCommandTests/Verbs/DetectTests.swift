import AdLens
import TestSupport
import Testing

@Suite struct DetectTests {
  let folder = TemporaryDirectory()

  /// So low that an untrained network finds something, and few enough to look at.
  static let flags = ["--conf", "0", "--max-det", "4"]

  init() throws {
    try Fixtures.detector().save(to: folder.file("model.safetensors"))
    // Square, as the network is, so that nothing is found beside them.
    folder.file("one.png", bytes: try Fixtures.png(seed: 1, width: 24, height: 24))
    folder.file("two.png", bytes: try Fixtures.png(seed: 2, width: 40, height: 40))
    folder.file("broken.png", bytes: Array(try Fixtures.png(seed: 3).prefix(20)))
  }

  func detect(_ words: String..., flags: [String] = Self.flags) throws -> Adlens.Result {
    try Adlens.run(
      ["detect", "--model", "model.safetensors"] + flags + words, in: folder)
  }

  /// What the library finds under the same options.
  func expected(_ name: String) throws -> [DetectedObject] {
    var options = DetectionOptions()
    options.confidence = 0
    options.limit = 4
    return try Detector(path: folder.file("model.safetensors"), options: options)
      .detect(folder.file(name))
  }

  @Test func `the document holds the model and what the library finds in each image`() throws {
    let result = try detect("two.png", "one.png", "--format", "json", "--no-log")
    #expect(result.status == 0)
    #expect(result.errors == "")
    let document = try JSONValue.parse(result.output)
    #expect(document.objectValue?.keys == ["schema_version", "model", "results"])
    let bytes = try FileReader.bytes(at: folder.file("model.safetensors"))
    #expect(document["model"]?["sha256"]?.stringValue == SHA256.hex(of: bytes))
    for (row, name) in zip(document["results"]?.arrayValue ?? [], ["two.png", "one.png"]) {
      #expect(row.objectValue?.keys == ["path", "width", "height", "detections"])
      #expect(row["path"]?.stringValue == name)
      #expect(row["width"] == (name == "one.png" ? 24 : 40))
      let found = row["detections"]?.arrayValue ?? []
      let expected = try expected(name)
      #expect(found.count == 4 && expected.count == 4)
      for (object, expected) in zip(found, expected) {
        #expect(object.objectValue?.keys == ["label", "confidence", "box"])
        #expect(object["label"]?.stringValue == expected.label)
        #expect(object["confidence"]?.doubleValue == expected.confidence)
        let box = (object["box"]?.arrayValue ?? []).compactMap(\.doubleValue)
        try #require(box.count == 4)
        #expect(abs(box[0] - expected.x) <= 0.0005 && abs(box[1] - expected.y) <= 0.0005)
        #expect(abs(box[2] - expected.width) <= 0.001)
        #expect(abs(box[3] - expected.height) <= 0.001)
      }
    }
    #expect(!FileSystem.exists(folder.file("adlens.sqlite")))
  }

  @Test func `a spreadsheet has a row for each object and one for an image without`() throws {
    let flags = ["--format", "csv", "--no-log", "--max-det", "2"]
    let result = try detect("one.png", "broken.png", flags: flags + ["--conf", "0"])
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\r\n")
    let header = "path,label,confidence,x,y,box_width,box_height,width,height"
    #expect(lines.first == "\(header),error_code,error_message")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("one.png,") && lines[1].hasSuffix(",24,24,,"))
    #expect(lines[3].hasPrefix("broken.png,,,,,,,,,truncated,"))
    let none = try detect("one.png", flags: flags + ["--conf", "1"])
    #expect(none.status == 0)
    #expect(none.output == "\(header)\r\none.png,,,,,,,24,24\r\n")
  }

  @Test func `people get a line for each object and the count of each class`() throws {
    let result = try detect("one.png", "two.png", "--no-log")
    #expect(result.status == 0)
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("Path     Label"))
    #expect(lines.filter { $0.hasPrefix("one.png  ") }.count == 1)
    #expect(lines.filter { $0.hasPrefix("         ") }.count == 6)
    let objects = try expected("one.png") + expected("two.png")
    let counts = Dictionary(grouping: objects, by: \.label).mapValues(\.count)
    let summary = lines[lines.count - 2]
    #expect(summary.hasPrefix("8 objects in 2 of 2 images: "))
    for (label, count) in counts { #expect(summary.contains("\(label) \(count)")) }
    let none = try detect("one.png", "--no-log", flags: ["--conf", "1"])
    #expect(
      none.output == """
        Path     Label          Confidence  X  Y  Width  Height
        one.png  nothing found

        0 objects in 0 of 1 image

        """)
  }

  @Test func `COCO results name images by the number in the file name or by their place`() throws {
    folder.file("000042.png", bytes: try Fixtures.png(seed: 1, width: 24, height: 24))
    let result = try detect("two.png", "broken.png", "000042.png", "--format", "coco", "--no-log")
    #expect(result.status == 1)
    let list = try JSONValue.parse(result.output).arrayValue ?? []
    #expect(list.map { $0["image_id"] } == [1, 1, 1, 1, 42, 42, 42, 42])
    for (entry, object) in zip(list, try expected("two.png") + expected("000042.png")) {
      #expect(
        entry.objectValue?.keys == ["image_id", "category_id", "bbox", "score", "file_name"])
      #expect(entry["category_id"]?.intValue == (object.label == "logo" ? 1 : 2))
      #expect(entry["score"]?.doubleValue == object.confidence)
      #expect(entry["bbox"]?.arrayValue?.count == 4)
    }
    let none = try detect("one.png", "--format", "coco", "--no-log", flags: ["--conf", "1"])
    #expect(try JSONValue.parse(none.output) == [])
  }

  @Test func `COCO results take the numbers of annotations, and leave out what has none`() throws {
    folder.file("ads/one.png", bytes: try Fixtures.png(seed: 1, width: 24, height: 24))
    folder.file("ads/x/one.png", bytes: try Fixtures.png(seed: 4, width: 24, height: 24))
    folder.file(
      "boxes.json",
      containing: """
        {"images": [{"id": 7, "file_name": "ads/one.png", "width": 24, "height": 24},
          {"id": 9, "file_name": "x/one.png", "width": 24, "height": 24}],
        "categories": [{"id": 5, "name": "button"}],
        "annotations": [{"id": 1, "image_id": 7, "category_id": 5, "bbox": [1, 1, 5, 5]}]}
        """)
    let words = ["--no-log", "--format", "coco", "--coco-ids", "boxes.json", "--max-det", "40"]
    let result = try detect(
      "two.png", "ads/one.png", "./ads/x/one.png", flags: ["--conf", "0"] + words)
    #expect(result.status == 0)
    let list = try JSONValue.parse(result.output).arrayValue ?? []
    #expect(Set(list.compactMap { $0["image_id"]?.intValue }) == [7, 9])
    #expect(list.allSatisfy { $0["category_id"] == 5 })
    #expect(
      result.errorLines == [
        "warning: boxes.json: has no class \"logo\" of the model; its objects are left out",
        "warning: boxes.json: does not have 1 image, such as \"two.png\"; what is found there is left "
          + "out",
      ])
    let other = try detect("one.png", "--no-log", "--coco-ids", "boxes.json")
    #expect(other.status == 2)
    let none = try detect("one.png", "--no-log", "--format", "coco", "--coco-ids", "gone.json")
    #expect(none.status == 3)
    #expect(none.errors == "error: gone.json: no such file or folder; check the spelling\n")
  }

  @Test func `only the classes that were named are told`() throws {
    let flags = ["--conf", "0", "--max-det", "300", "--format", "jsonl", "--no-log", "--classes"]
    func labels(_ classes: String) throws -> Set<String> {
      let result = try detect("one.png", flags: flags + [classes])
      #expect(result.status == 0)
      let objects = try JSONValue.parse(result.output)["detections"]?.arrayValue ?? []
      return Set(objects.compactMap { $0["label"]?.stringValue })
    }
    #expect(try labels("button") == ["button"])
    #expect(try labels("logo, button") == ["logo", "button"])
    let unknown = try detect("one.png", flags: flags + ["logo,buton"])
    #expect(unknown.status == 2)
    #expect(
      unknown.errors
        == "error: --classes: 'buton' is no class of model.safetensors; did you mean 'button'? "
        + "'adlens inspect model.safetensors' lists them.\n")
    #expect(!FileSystem.exists(folder.file("adlens.sqlite")))
  }

  @Test func `boxes of two classes on one place are one when classes do not count`() throws {
    func count(_ more: [String]) throws -> Int {
      let flags = ["--conf", "0", "--format", "jsonl", "--no-log", "--iou", "0.2"]
      let result = try detect("one.png", flags: flags + more)
      return try JSONValue.parse(result.output)["detections"]?.arrayValue?.count ?? 0
    }
    #expect(try count(["--agnostic-nms"]) < count([]))
  }

  @Test func `a bad image keeps its place, and all bad ones are exit code 3`() throws {
    let result = try detect("one.png", "broken.png", "gone.png", "--format", "jsonl", "--no-log")
    #expect(result.status == 1)
    let rows = try result.output.split(separator: "\n").map { try JSONValue.parse(String($0)) }
    #expect(rows.map { $0["error"]?["code"] } == [nil, "truncated", "missing"])
    #expect(try detect("broken.png", "--no-log").status == 3)
  }

  @Test func `the order of many images and their bytes do not depend on the threads`() throws {
    for index in 0..<40 {
      folder.file("many/\(index + 100).png", bytes: try Fixtures.png(seed: index))
    }
    let one = try detect("many", "--format", "jsonl", "--no-log", "--threads", "1")
    let two = try detect("many", "--format", "jsonl", "--no-log", "--threads", "2")
    #expect(one.status == 0)
    #expect(one.output.split(separator: "\n").count == 40)
    #expect(one.output == two.output)
  }

  @Test func `what was found is logged with the campaign, once for each file`() throws {
    let result = try detect("one.png", "two.png", "one.png", "broken.png", "--campaign", "spring")
    #expect(result.status == 1)
    #expect(try detect("one.png", flags: ["--conf", "1"]).status == 0)
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    let runs = try store.runs()
    #expect(runs.map(\.task) == ["detect", "detect"])
    #expect(runs.map(\.name) == ["detect", "spring"])
    #expect(runs.allSatisfy { $0.status == .finished })
    let logged = try store.objects(of: runs[1].id)
    #expect(logged.map(\.found.creative.path) == ["one.png", "two.png"])
    #expect(logged.allSatisfy { $0.campaign == "spring" })
    let bytes = try FileReader.bytes(at: folder.file("model.safetensors"))
    #expect(logged.allSatisfy { $0.modelSHA256 == SHA256.hex(of: bytes) })
    let expected = try expected("one.png")
    #expect(logged[0].found.objects.map(\.label) == expected.map(\.label))
    #expect(logged[0].found.objects.map(\.x) == expected.map(\.x))
    // Looked at, and nothing found.
    let empty = try store.objects(of: runs[0].id)
    #expect(empty.count == 1 && empty[0].found.objects.isEmpty)
  }

  @Test func `a logged run is shown with the objects it found`() throws {
    #expect(try detect("one.png", "two.png").status == 0)
    let shown = try Adlens.run(["runs", "show", "detect", "--format", "json"], in: folder)
    let document = try JSONValue.parse(shown.output)
    #expect(document["detected_creatives"] == 2 && document["predictions"] == 0)
    let counts = document["objects"]?.objectValue?.pairs.compactMap(\.value.intValue) ?? []
    #expect(counts.reduce(0, +) == 8)
    let table = try Adlens.run(["runs", "show", "detect"], in: folder).output
    #expect(table.contains("\nObjects found\n"))
    let check = try Adlens.run(["db", "check", "--format", "json"], in: folder)
    let rows = try JSONValue.parse(check.output)["rows"]
    #expect(rows?["detected_creatives"] == 2 && rows?["detections"] == 8)
  }

  @Test func `an interrupt ends the run in the store, with what was searched`() throws {
    folder.file("list.txt", containing: String(repeating: "one.png\n", count: 20_000))
    let result = try Adlens.interruptAtFirstOutput(
      ["detect", "@list.txt", "--model", "model.safetensors", "--format", "jsonl"] + Self.flags,
      in: folder)
    #expect(result.status == 130)
    #expect(result.errors == "Stopped; the store has what was searched by then\n")
    let store = try Store.open(folder.file("adlens.sqlite"), .reading)
    let run = try #require(try store.runs().first)
    #expect(run.status == .interrupted && run.endedAt != nil)
    #expect(try store.objects(of: run.id).count == 1)
  }

  @Test func `a classifier is refused by name, and so is the other way round`() throws {
    try folder.model("other.safetensors")
    let other = try Adlens.run(
      ["detect", "one.png", "--no-log", "--model", "other.safetensors"], in: folder)
    #expect(other.status == 4)
    #expect(
      other.errors == "error: other.safetensors: is a model for \"classify\", not for \"detect\"; "
        + "name another model\n")
    let detector = try Adlens.run(
      ["classify", "one.png", "--no-log", "--model", "model.safetensors"], in: folder)
    #expect(detector.status == 4)
    #expect(detector.errors.contains("is a model for \"detect\", not for \"classify\""))
  }
}
