import Datasets
import FileFormats
import Images
import TestSupport
import Testing

@testable import Synthetic

@Suite(.enabled(if: Fonts.arePresent, Comment(rawValue: Fonts.reason)))
struct SyntheticSetTests {
  let folder = TemporaryDirectory()

  /// Three small held-out ads in all forms.
  private func set() throws -> (path: String, records: [AdRecord]) {
    let fonts = try #require(Fonts.catalog)
    let options = SyntheticOptions(seed: 1, isHeldOut: true)
    let set = try SyntheticSet(
      directory: folder.file("ads"), formats: Set(BoxFormat.allCases), options: options)
    let drawer = AdDrawer(options, fonts: fonts)
    let records = try (0..<3).map { try set.store(drawer.ad(at: $0)) }
    try set.finish(records, version: "1")
    return (set.directory, records)
  }

  @Test func `the COCO document names files that are there, with boxes inside`() throws {
    let (path, records) = try set()
    let bytes = try FileReader.bytes(at: path + "/boxes.json")
    let document = try JSONValue.parse(bytes)
    let images = try #require(document["images"]?.arrayValue)
    #expect(images.count == 3)
    for image in images {
      let name = try #require(image["file_name"]?.stringValue)
      let info = try ImageDecoder.info(contentsOf: path + "/" + name)
      #expect(info.uprightWidth == image["width"]?.intValue)
      #expect(info.uprightHeight == image["height"]?.intValue)
    }
    let annotations = try #require(document["annotations"]?.arrayValue)
    #expect(annotations.count == records.reduce(0) { $0 + $1.boxes.count })
    #expect(Set(annotations.compactMap { $0["id"]?.intValue }).count == annotations.count)
    for annotation in annotations {
      let box = (annotation["bbox"]?.arrayValue ?? []).compactMap { $0.intValue }
      #expect(box.count == 4 && annotation["area"]?.intValue == box[2] * box[3])
      #expect((1...5).contains(annotation["category_id"]?.intValue ?? 0))
      #expect(annotation["iscrowd"]?.intValue == 0)
    }
    let names = document["categories"]?.arrayValue?.compactMap { $0["name"]?.stringValue }
    #expect(names == ["logo", "cta_button", "product", "text_block", "price_badge"])
    #expect(document["info"]?["holdout"]?.boolValue == true)
  }

  @Test func `YOLO and VOC files say the same as the records`() throws {
    let (path, records) = try set()
    for record in records {
      let yolo = try text(path + "/labels/\(record.stem).txt").split(separator: "\n")
      #expect(yolo.count == record.boxes.count)
      for (line, box) in zip(yolo, record.boxes) {
        let values = line.split(separator: " ").compactMap { Double($0) }
        #expect(values.count == 5 && Int(values[0]) == box.kind.index)
        let left = (values[1] - values[3] / 2) * Double(record.width)
        #expect((left - Double(box.x)).magnitude <= 0.01)
      }
      let voc = try text(path + "/Annotations/\(record.stem).xml")
      #expect(voc.contains("<width>\(record.width)</width>"))
      for box in record.boxes {
        #expect(voc.contains("<xmin>\(box.x + 1)</xmin>\n      <ymin>\(box.y + 1)</ymin>"))
        #expect(voc.contains("<xmax>\(box.x + box.width)</xmax>"))
      }
    }
    let yaml = try text(path + "/data.yaml")
    #expect(yaml.hasPrefix("path: .\ntrain: images\nval: images\n"))
    #expect(yaml.contains("4: \"price_badge\""))
  }

  @Test(arguments: [
    ("boxes.json", BoxFormat.coco), ("data.yaml", .yolo), ("", .voc),
    ("images/_annotations.createml.json", .createml),
  ])
  func `every form is read back as it was drawn`(name: String, format: BoxFormat) throws {
    let (path, records) = try set()
    var options = AnnotationOptions()
    options.format = format
    let data = try AnnotatedDataset.read(name.isEmpty ? path : path + "/" + name, options: options)
    #expect(data.problems.isEmpty && data.format == format)
    #expect(data.images.count == records.count)
    for record in records {
      let image = try #require(
        data.images.first { Path.name(of: $0.path) == Path.name(of: record.path) })
      #expect((image.width, image.height) == (record.width, record.height))
      #expect(image.objects.count == record.boxes.count)
      for (object, box) in zip(image.objects, record.boxes) {
        #expect(data.classNames[object.classIndex] == box.kind.rawValue)
        #expect((object.box.x - Double(box.x)).magnitude < 1e-4)
        #expect((object.box.bottom - Double(box.y + box.height)).magnitude < 1e-4)
      }
    }
  }

  @Test func `the table of labels has a row for each ad`() throws {
    let (path, records) = try set()
    let rows = try text(path + "/labels.csv").split(separator: "\r\n")
    #expect(rows.count == 4)
    #expect(rows[0].hasPrefix("path,format_class,category,brand,layout,"))
    #expect(rows[1].hasPrefix("\(records[0].path),\(records[0].formatClass.rawValue),"))
    for row in rows {
      #expect(
        row.split(separator: ",", omittingEmptySubsequences: false).count
          == LabelsTable.header.count)
    }
  }

  @Test func `a folder with anything in it is refused`() throws {
    try AtomicFile.write("x", to: folder.file("note.txt"))
    #expect(throws: SyntheticError.inUse(path: folder.path)) {
      try SyntheticSet(directory: folder.path, options: SyntheticOptions())
    }
    #expect(throws: SyntheticError.inUse(path: folder.file("note.txt"))) {
      try SyntheticSet(directory: folder.file("note.txt"), options: SyntheticOptions())
    }
    #expect(try FileSystem.list(folder.path) == ["note.txt"])
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try FileReader.bytes(at: path), as: UTF8.self)
  }
}
