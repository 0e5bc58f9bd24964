import FileFormats
import Images
import Testing

@testable import Datasets

@Suite struct AnnotationTurnTests {
  /// A JPEG of 40x20 stored pixels with an EXIF orientation.
  private static func turned(_ orientation: Orientation) throws -> [UInt8] {
    let picture = Image(width: 40, height: 20, fill: .black)
    let bytes = try JPEGEncoder.encode(picture)
    let tiff: [UInt8] = [
      0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0,
      UInt8(orientation.rawValue), 0, 0, 0, 0, 0, 0,
    ]
    let content = Array("Exif\0\0".utf8) + tiff
    let segment = [0xff, 0xe1, 0, UInt8(content.count + 2)] + content
    return Array(bytes[..<2]) + segment + bytes[2...]
  }

  private static func coco(width: Int, height: Int) -> String {
    """
    {"images": [{"id": 1, "file_name": "a.jpg", "width": \(width), "height": \(height)}],
     "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [2, 4, 10, 6]}],
     "categories": [{"id": 1, "name": "logo"}]}
    """
  }

  /// Where pixels (2, 4) to (12, 10) of 40x20 stored ones come to lie.
  @Test(arguments: [
    (Orientation.transposed, Box(x: 4, y: 2, width: 6, height: 10)),
    (.turnedRight, Box(x: 10, y: 2, width: 6, height: 10)),
    (.transversed, Box(x: 10, y: 28, width: 6, height: 10)),
    (.turnedLeft, Box(x: 4, y: 28, width: 6, height: 10)),
  ])
  func `boxes for the stored size are turned, boxes for the upright one stay`(
    orientation: Orientation, expected: Box
  ) throws {
    let fixture = Fixture()
    try fixture.write(Self.turned(orientation), "a.jpg")
    try fixture.write(Self.coco(width: 40, height: 20), "boxes.json")
    let stored = try AnnotatedDataset.read(fixture.path)
    #expect((stored.images[0].width, stored.images[0].height) == (20, 40))
    #expect(stored.images[0].objects[0].box == expected)
    try fixture.write(Self.coco(width: 20, height: 40), "boxes.json")
    let upright = try AnnotatedDataset.read(fixture.path)
    #expect(upright.images[0].objects[0].box == Box(x: 2, y: 4, width: 10, height: 6))
  }

  @Test(arguments: Orientation.allCases)
  func `a box turns as the pixels in it do`(orientation: Orientation) {
    let (width, height) = (9, 7)
    var pixels = [UInt8](repeating: 0, count: width * height)
    for y in 2..<3 { for x in 1..<6 { pixels[y * width + x] = 255 } }
    let image = Image(width: width, height: height, grey: pixels).turned(orientation)
    let box = Box(x: 1, y: 2, width: 5, height: 1)
      .turned(orientation, width: Double(width), height: Double(height))
    for y in 0..<image.height {
      for x in 0..<image.width {
        let isInside =
          Double(x) >= box.x && Double(x) < box.right && Double(y) >= box.y
          && Double(y) < box.bottom
        #expect((image.color(x: x, y: y).red == 255) == isInside)
      }
    }
  }

  @Test func `YOLO and Create ML boxes are of the upright image`() throws {
    let fixture = Fixture()
    try fixture.write(Self.turned(.turnedRight), "images/a.jpg")
    try fixture.write("0 0.5 0.25 0.2 0.1\n", "labels/a.txt")
    let yolo = try AnnotatedDataset.read(fixture.path)
    #expect(yolo.images[0].width == 20)
    #expect(yolo.images[0].objects[0].box.width == 4)
    try fixture.write(
      #"[{"image": "images/a.jpg", "annotations": [{"label": "a", "coordinates": {"x": 10, "y": 30, "width": 4, "height": 20}}]}]"#,
      "boxes.json")
    let list = try AnnotatedDataset.read(fixture.path + "/boxes.json")
    #expect(list.images[0].objects[0].box == Box(x: 8, y: 20, width: 4, height: 20))
  }
}
