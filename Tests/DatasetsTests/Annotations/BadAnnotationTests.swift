import FileFormats
import Images
import Testing

@testable import Datasets

@Suite struct BadAnnotationTests {
  private static func fixture() throws -> Fixture {
    let fixture = Fixture()
    try fixture.image("a.png", number: 1, width: 100, height: 50)
    return fixture
  }

  /// The problems of a data set as `reason count`.
  private static func codes(_ data: AnnotatedDataset) -> [String] {
    data.problems.map { "\($0.reason.rawValue) \($0.count)" }
  }

  private static func coco(_ annotations: String, images: String = "") -> String {
    """
    {"images": [{"id": 1, "file_name": "a.png", "width": 100, "height": 50}\(images)],
     "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 2, 3, 4]}, \(annotations)],
     "categories": [{"id": 1, "name": "logo"}, {"id": 7, "name": "text"}]}
    """
  }

  @Test(arguments: [
    (#""bbox": [200, 2, 3, 4]"#, "outside 1", 1), (#""bbox": [-9, 2, 3, 4]"#, "outside 1", 1),
    (#""bbox": [90, 2, 30, 4]"#, "clamped 1", 2), (#""bbox": [5, 5, -3, 4]"#, "inverted 1", 1),
    (#""bbox": [5, 5, 0, 4]"#, "zero-area 1", 1), (#""bbox": [5, NaN, 1, 4]"#, "not-a-number 1", 1),
    (#""bbox": [5, Infinity, 1, 4]"#, "not-a-number 1", 1),
    (#""bbox": [5, "x", 1, 4]"#, "not-a-number 1", 1), (#""bbox": [5, 1, 4]"#, "malformed 1", 1),
    (#""box": [5, 5, 1, 4]"#, "malformed 1", 1), (#""bbox": [1, 2, 3, 4]"#, "repeated 1", 1),
    (#""bbox": [99.5, 2, 1.4, 4]"#, "", 2),
  ])
  func `a bad COCO box is counted and the rest stays`(
    box: String, problem: String, count: Int
  ) throws {
    let fixture = try Self.fixture()
    let annotation = #"{"id": 2, "image_id": 1, "category_id": 1, \#(box)}"#
    try fixture.write(Self.coco(annotation), "boxes.json")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(Self.codes(data) == (problem.isEmpty ? [] : [problem]))
    #expect(data.objectCount == count)
    for box in data.images.flatMap(\.objects).map(\.box) {
      #expect(box.x >= 0 && box.y >= 0 && box.right <= 100 && box.bottom <= 50 && box.area > 0)
    }
  }

  @Test func `ids that are wrong in COCO files are counted by kind`() throws {
    let fixture = try Self.fixture()
    let annotations = """
      {"id": 1, "image_id": 1, "category_id": 7, "bbox": [5, 5, 9, 9]},
      {"id": 2, "image_id": 1, "category_id": 4, "bbox": [5, 5, 9, 9]},
      {"id": 3, "image_id": 8, "category_id": 1, "bbox": [5, 5, 9, 9]},
      {"id": 4, "image_id": 1, "category_id": 4, "bbox": [5, 5, 9, 9]}
      """
    let images =
      #", {"id": 1, "file_name": "b.png"}, {"id": 2, "file_name": "gone.png"}, {"id": 3}"#
    try fixture.write(Self.coco(annotations, images: images), "boxes.json")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(data.objectCount == 2 && data.images.count == 1)
    #expect(data.images[0].objects.map(\.number) == [1, nil])
    #expect(
      Set(Self.codes(data)) == [
        "duplicate-id 2", "unknown-class 2", "missing-image 2", "malformed 1",
      ])
    let unknown = try #require(data.problems.first { $0.reason == .unknownClass })
    #expect(
      unknown.description
        == "\(fixture.path)/boxes.json: 2 boxes of an unknown class, left out (first: annotation 2)"
    )
  }

  @Test(arguments: [
    "names: {-1: logo}", "names:\n  -1: logo", "names: {9223372036854775807: logo}",
    "names: {0: logo, 99999999: text}",
  ])
  func `class indices that cannot be are passed over`(names: String) throws {
    let fixture = try Self.fixture()
    try fixture.write("train: .\n\(names)\n", "data.yaml")
    try fixture.write("0 0.5 0.5 0.2 0.2\n", "a.txt")
    let data = try AnnotatedDataset.read(fixture.path)
    // Classes without a name are called by their index.
    #expect(data.classNames == [names.contains("0: logo,") ? "logo" : "class0"])
  }

  @Test func `list items with a colon are names, not pairs`() throws {
    let settings = YOLOSettings(
      AnnotationFile.lines(Array("names: ['4:3', '16:9', plain]\n".utf8)))
    #expect(settings.names == ["4:3", "16:9", "plain"])
    let pairs = YOLOSettings(
      AnnotationFile.lines(Array("names: {1: 'a: b', 0: \"c\"}\n".utf8)))
    #expect(pairs.names == ["c", "a: b"])
  }

  @Test func `numbers that overflow once scaled are no numbers`() throws {
    let fixture = try Self.fixture()
    try fixture.write("train: .\nnames: [logo]\n", "data.yaml")
    try fixture.write("0 0.5 0.5 1e308 0.5\n0 0.5 0.5 0.2 0.2\n", "a.txt")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(Self.codes(data) == ["not-a-number 1"])
    #expect(data.objectCount == 1)
  }

  @Test func `sizes that no image has are refused where images are not opened`() throws {
    let fixture = Fixture()
    let text = Self.coco(#"{"id": 2, "image_id": 2, "category_id": 7, "bbox": [5, 5, 9, 9]}"#)
      .replacing(
        #""height": 50}"#,
        with:
          #""height": 50}, {"id": 2, "file_name": "b.png", "width": 9223372036854775807, "height": 5}"#
      )
    try fixture.write(text, "boxes.json")
    var options = AnnotationOptions()
    options.opensImages = false
    let data = try AnnotatedDataset.read(fixture.path, options: options)
    #expect(Self.codes(data) == ["unknown-size 1"])
    #expect(data.images.count == 1)
  }

  @Test func `a class number that another file took is replaced by a free one`() throws {
    let fixture = try Self.fixture()
    let largest = String(Int.max)
    let first = Self.coco("").replacing(", ],", with: "],")
    try fixture.write(
      first.replacing(#"{"id": 7, "name": "text"}"#, with: #"{"id": \#(largest), "name": "text"}"#),
      "a.json")
    try fixture.image("b.png", number: 2, width: 100, height: 50)
    try fixture.write(
      first.replacing(#"{"id": 7, "name": "text"}"#, with: #"{"id": \#(largest), "name": "badge"}"#)
        .replacing("a.png", with: "b.png"),
      "b.json")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(data.classNames == ["logo", "text", "badge"])
    #expect(data.classNumbers == [1, .max, 2])
  }

  @Test func `an image of another size, outside or unreadable is left out with its reason`() throws
  {
    let fixture = try Self.fixture()
    try fixture.write("no image", "broken.png")
    let other = Fixture()
    try other.image("secret.png", number: 3)
    let images = """
      , {"id": 2, "file_name": "../\(Path.name(of: other.path))/secret.png"}
      , {"id": 3, "file_name": "broken.png"}
      """
    let text = Self.coco(
      #"{"id": 2, "image_id": 3, "category_id": 1, "bbox": [1, 1, 2, 2]}"#, images: images)
    try fixture.write(text, "boxes.json")
    #expect(
      Self.codes(try AnnotatedDataset.read(fixture.path))
        == ["outside-folder 1", "unreadable-image 1"])
    try fixture.write(text.replacing("100", with: "101"), "boxes.json")
    do {
      _ = try AnnotatedDataset.read(fixture.path)
      Issue.record("boxes for another size were accepted")
    } catch {
      #expect(
        error.description.contains(
          "no image can be used; 3 problems, the first: "), "\(error)")
      #expect(error.description.contains("a.png has 100x50 pixels, the annotations are for 101x50"))
    }
    var options = AnnotationOptions()
    options.opensImages = false
    #expect(try AnnotatedDataset.read(fixture.path, options: options).images[0].width == 101)
  }

  @Test func `bad YOLO lines are counted by file`() throws {
    let fixture = Fixture()
    for name in ["a", "b", "c"] {
      try fixture.image("images/train/\(name).png", number: 1, width: 100, height: 50)
    }
    try fixture.write(
      """
      train: images/train  # all of them
      val: gone
      nc: 2
      names: ['it''s, a logo', text]
      """, "data.yaml")
    try fixture.write(
      """
      0 0.5 0.5 0.1 0.1
      1 0.5 0.5 0.1
      0 0.5 0.5 0.1 0.1 0.9
      x 0.5 0.5 0.1 0.1
      2 0.5 0.5 0.1 0.1
      -1 0.5 0.5 0.1 0.1
      1 nan 0.5 0.1 0.1
      1 0.5 0.5 -0.1 0.1
      1 0.5 0.5 0 0.1

      1 1.5 0.5 0.1 0.1
      1 0.95 0.5 0.3 0.1
      1 0.1 0.2 0.3 0.2 0.2 0.6
      """, "labels/train/a.txt")
    try fixture.write("0 0.5 0.5 0.1 0.1\r\n", "labels/train/b.txt")
    try fixture.write("0 0.5 0.5 0.1 0.1", "labels/train/lonely.txt")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(data.format == .yolo && data.classNames == ["it's, a logo", "text"])
    #expect(data.images.map(\.objects.count) == [3, 1, 0])
    let outline = data.images[0].objects[2].box
    #expect(abs(outline.x - 10) < 1e-9 && abs(outline.width - 20) < 1e-9)
    #expect(abs(outline.y - 10) < 1e-9 && abs(outline.height - 20) < 1e-9)
    #expect(
      Self.codes(data) == [
        "missing-image 1", "malformed 3", "unknown-class 2", "not-a-number 1", "inverted 1",
        "zero-area 1", "outside 1", "clamped 1", "missing-image 1",
      ])
    #expect(
      data.problems[1].description.hasSuffix(
        "labels/train/a.txt: 3 entries not understood, left out (first: line 2 has 4 numbers "
          + "instead of 5)"))
  }

  @Test func `bad VOC files are counted, and the good ones stay`() throws {
    let fixture = Fixture()
    func xml(_ box: String, root: String = "annotation", name: String = "logo") -> String {
      "<\(root)><filename>a.png</filename><size><width>100</width><height>50</height></size>"
        + "<object><name>\(name)</name><difficult>1</difficult><bndbox>\(box)</bndbox></object></\(root)>"
    }
    let good = "<xmin>1</xmin><ymin>1</ymin><xmax>100</xmax><ymax>50</ymax>"
    try fixture.image("JPEGImages/a.png", number: 1, width: 100, height: 50)
    try fixture.write(xml(good), "Annotations/good.xml")
    try fixture.write(xml(good, root: "annotations"), "Annotations/root.xml")
    try fixture.write("<annotation><object>", "Annotations/cut.xml")
    try fixture.write("", "Annotations/empty.xml")
    try fixture.write(
      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + xml(good), "Annotations/type.xml"
    )
    try fixture.write(
      xml("<xmin>30</xmin><ymin>1</ymin><xmax>20</xmax><ymax>5</ymax>"), "Annotations/inverted.xml")
    try fixture.write(xml("<xmin>30</xmin>"), "Annotations/short.xml")
    try fixture.write(
      xml("<xmin>nan</xmin><ymin>1</ymin><xmax>20</xmax><ymax>5</ymax>"), "Annotations/nan.xml")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(data.format == .voc && data.objectCount == 1)
    #expect(data.images[0].objects[0].box == Box(x: 0, y: 0, width: 100, height: 50))
    #expect(data.images[0].objects[0].isCrowd)
    let found = Set(data.problems.map { "\(Path.stem(of: $0.path)) \($0.reason.rawValue)" })
    #expect(
      found == [
        "root malformed", "cut malformed", "empty malformed", "type malformed",
        "inverted inverted", "short malformed", "nan not-a-number",
      ])
    let wrong = try #require(data.problems.first { $0.path.hasSuffix("root.xml") })
    #expect(wrong.detail == "its root is <annotations>, not <annotation>")
  }

  @Test func `Create ML's spellings are read and entries without a label counted`() throws {
    let fixture = try Self.fixture()
    try fixture.write(
      """
      [{"imagefilename": "a.png", "annotation": [
        {"label": "logo", "type": "rectangle", "coordinates": {"x": 50, "y": 20, "width": 10, "height": 8}},
        {"coordinates": {"x": 50, "y": 20, "width": 10, "height": 8}},
        {"label": "logo", "coordinates": {"x": 50, "y": 20, "width": 10}}]},
       {"annotations": []}]
      """, "x.json")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(data.format == .createml)
    #expect(data.images[0].objects.map(\.box) == [Box(x: 45, y: 16, width: 10, height: 8)])
    #expect(Self.codes(data) == ["malformed 3"])
  }

  @Test func `data without any annotation or box is refused`() throws {
    let empty = try Self.fixture()
    #expect(throws: AnnotationError.unknownFormat(path: empty.path)) {
      try AnnotatedDataset.read(empty.path)
    }
    #expect(throws: AnnotationError.missing(path: empty.path + "/x")) {
      try AnnotatedDataset.read(empty.path + "/x")
    }
    try empty.write(#"{"images": [{"id": 1, "file_name": "a.png"}]}"#, "boxes.json")
    #expect(
      throws: AnnotationError.noBoxes(path: empty.path, images: 1, reason: nil)
    ) { try AnnotatedDataset.read(empty.path) }
    try empty.write(#"{"images": ["#, "boxes.json")
    do {
      _ = try AnnotatedDataset.read(empty.path)
      Issue.record("half a file was accepted")
    } catch {
      #expect(error.description.contains("not COCO annotations (the JSON "), "\(error)")
    }
  }
}
