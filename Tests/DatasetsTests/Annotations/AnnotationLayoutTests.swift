import FileFormats
import TestSupport
import Testing

@testable import Datasets

@Suite struct AnnotationLayoutTests {
  private static let coco = #"""
    {"images": [{"id": 1, "file_name": "a.png"}],
     "annotations": [{"id": 1, "image_id": 1, "category_id": 2, "bbox": [1, 1, 2, 2]}],
     "categories": [{"id": 1, "name": "ads"}, {"id": 2, "name": "logo"}]}
    """#

  @Test func `Roboflow's folders are read with their sides`() throws {
    let fixture = Fixture()
    for folder in ["train", "valid", "test"] {
      try fixture.image("\(folder)/a.png", number: 1)
      try fixture.write(Self.coco, "\(folder)/_annotations.coco.json")
    }
    let coco = try AnnotatedDataset.read(fixture.path)
    #expect(coco.format == .coco && coco.classNames == ["ads", "logo"] && coco.problems.isEmpty)
    #expect(Set(coco.images.compactMap(\.split)) == Set(Split.allCases))
    let yolo = Fixture()
    for folder in ["train", "valid"] {
      try yolo.image("\(folder)/images/a.png", number: 1)
      try yolo.write("1 0.5 0.5 0.5 0.5", "\(folder)/labels/a.txt")
    }
    try yolo.write(
      """
      train: ../train/images
      val: ../valid/images
      test: ../test/images

      nc: 2
      names:
        0: ads
        1: "logo: small"  # of a brand
      """, "data.yaml")
    let data = try AnnotatedDataset.read(yolo.path)
    #expect(data.classNames == ["ads", "logo: small"])
    #expect(data.images.map(\.split) == [.train, .validation] && data.objectCount == 2)
    #expect(data.problems.map(\.detail) == ["../test/images"])
  }

  @Test func `COCO's own folders are read`() throws {
    let fixture = Fixture()
    try fixture.image("train2017/a.png", number: 1)
    try fixture.image("val2017/a.png", number: 1)
    try fixture.write(Self.coco, "annotations/instances_train2017.json")
    try fixture.write(Self.coco, "annotations/instances_val2017.json")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(data.images.map(\.split) == [.train, .validation] && data.problems.isEmpty)
    #expect(
      data.images.compactMap(\.file).map { Path.parent(of: $0) }.map(Path.name)
        == ["train2017", "val2017"])
    let one = try AnnotatedDataset.read(
      fixture.path + "/annotations/instances_val2017.json")
    #expect(one.images.map(\.split) == [.validation])
  }

  @Test func `YOLO labels without data.yaml take their names from classes.txt or their index`()
    throws
  {
    let fixture = Fixture()
    try fixture.image("images/a.png", number: 1)
    try fixture.write("1 0.5 0.5 0.5 0.5", "labels/a.txt")
    #expect(try AnnotatedDataset.read(fixture.path).classNames == ["class0", "class1"])
    try fixture.write("text\nlogo\n", "labels/classes.txt")
    let data = try AnnotatedDataset.read(fixture.path)
    #expect(data.classNames == ["text", "logo"] && data.problems.isEmpty)
  }

  @Test func `images are found in a folder of their own`() throws {
    let (boxes, pictures) = (Fixture(), Fixture())
    try pictures.image("a.png", number: 1)
    try boxes.write(Self.coco, "x.json")
    #expect(throws: AnnotationError.self) { try AnnotatedDataset.read(boxes.path) }
    var options = AnnotationOptions()
    options.imagesFolder = pictures.path
    #expect(try AnnotatedDataset.read(boxes.path, options: options).objectCount == 1)
  }

  @Test(arguments: ["images", "pictures"])
  func `YOLO images in folders of a folder elsewhere have their labels and files`(name: String)
    throws
  {
    let (boxes, pictures) = (Fixture(), Fixture())
    // The same name in three places, which only the whole way tells apart.
    for (index, place) in ["a", "one/a", "one/two/a"].enumerated() {
      try pictures.image("\(name)/\(place).png", number: index + 1)
      try boxes.write("0 0.5 0.5 0.\(25 * (index + 1)) 0.5\n", "labels/\(place).txt")
    }
    var options = AnnotationOptions()
    options.imagesFolder = pictures.path + "/" + name
    let data = try AnnotatedDataset.read(boxes.path, options: options)
    #expect(data.problems.isEmpty, "\(data.problems)")
    #expect(data.images.map(\.path).sorted() == ["a.png", "one/a.png", "one/two/a.png"])
    for image in data.images {
      #expect(image.file == pictures.path + "/\(name)/" + image.path)
      let depth = image.path.split(separator: "/").count
      // A quarter of 8 pixels for each folder.
      #expect(image.objects.map(\.box.width) == [Double(2 * depth)])
    }
  }

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
  func `the blood cells are read as their notes say`() throws {
    let data = try AnnotatedDataset.read(SharedData.path("bccd/BCCD"))
    #expect(data.format == .voc && data.classNames == ["Platelets", "RBC", "WBC"])
    #expect(data.images.count == 364)
    let sides = Split.allCases.map { side in data.images.count { $0.split == side } }
    #expect(sides == [205, 87, 72])
    // 4,888 objects, of which some are degenerate or repeated.
    let lost = data.problems.filter { $0.reason != .clamped }.reduce(0) { $0 + $1.count }
    #expect(data.objectCount + lost == 4888)
    #expect(data.problems.filter { $0.reason == .zeroArea }.count == 2)
    #expect(lost < 20, "\(data.problems)")
  }
}
