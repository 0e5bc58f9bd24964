import AdLens
import TestSupport
import Testing

@Suite struct ConvertTests {
  let folder = TemporaryDirectory()

  init() throws {
    folder.file("a.png", bytes: try Fixtures.png(seed: 1))
    folder.file("boxes.json", containing: Self.coco("[1, 2, 3, 4]"))
  }

  private static func coco(_ box: String) -> String {
    """
    {"images": [{"id": 1, "file_name": "a.png", "width": 24, "height": 16}],
     "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [2, 2, 12, 8]},
                     {"id": 2, "image_id": 1, "category_id": 1, "bbox": \(box)}],
     "categories": [{"id": 1, "name": "logo"}]}
    """
  }

  @Test func `boxes and images are written where YOLO expects them`() throws {
    let result = try Adlens.run(
      ["convert", "boxes.json", "--to", "yolo", "-o", "out", "--copy-images", "--format", "json"],
      in: folder)
    #expect(result.status == 0 && result.errors == "")
    #expect(
      try JSONValue.parse(result.output) == [
        "schema_version": 1, "from": "coco", "to": "yolo", "out": "out", "images": 1, "boxes": 2,
        "per_class": [["label": "logo", "boxes": 2]], "problems": [],
      ])
    let labels = String(
      decoding: try FileReader.bytes(at: folder.file("out/labels/train/a.txt")), as: UTF8.self)
    #expect(labels.hasPrefix("0 0.3333333333 0.3750000000 0.5000000000 0.5000000000\n"))
    #expect(
      try FileReader.bytes(at: folder.file("out/images/train/a.png"))
        == FileReader.bytes(at: folder.file("a.png")))
    let back = try Adlens.run(["convert", "out", "--to", "voc", "--out", "voc"], in: folder)
    #expect(back.status == 0 && back.output.contains("YOLO"))
    #expect(FileSystem.isRegularFile(folder.file("voc/Annotations/a.xml")))
  }

  @Test func `a bad box is told once and ends with 1, and none left with 3`() throws {
    folder.file("boxes.json", containing: Self.coco("[200, 2, 3, 4]"))
    let result = try Adlens.run(
      ["convert", "boxes.json", "--to", "createml", "--out", "out"], in: folder)
    #expect(result.status == 1)
    #expect(
      result.errors
        == "warning: boxes.json: 1 box outside the image, left out (annotation 2)\n")
    folder.file(
      "boxes.json", containing: Self.coco("[200, 2, 3, 4]").replacing("[2, 2", with: "[99, 2"))
    let none = try Adlens.run(["convert", "boxes.json", "--to", "voc", "--out", "x"], in: folder)
    #expect(none.status == 3 && none.errorLines.count == 1)
    #expect(none.errors.hasPrefix("error: boxes.json: no boxes in 1 image; the first problem: "))
    #expect(!FileSystem.exists(folder.file("x")))
  }

  @Test(arguments: [
    (["boxes.json", "--out", "x"], 2, "--to is missing"),
    (["boxes.json", "--to", "voc"], 2, "--out is missing"),
    (["boxes.json", "--to", "voc", "--out", "."], 2, "'.' is there already"),
    (["boxes.json", "--to", "vok", "--out", "x"], 2, "--to: 'vok'"),
    (["gone.json", "--to", "voc", "--out", "x"], 3, "gone.json: no such file or folder"),
    (["a.png", "--to", "voc", "--out", "x"], 3, "a.png: no annotations found"),
  ])
  func `what cannot be converted leaves nothing`(
    words: [String], status: Int32, message: String
  ) throws {
    let result = try Adlens.run(["convert"] + words, in: folder)
    #expect(result.status == status)
    #expect(result.errors.hasPrefix("error: \(message)"), "\(result.errors)")
    #expect(!FileSystem.exists(folder.file("x")))
  }
}
