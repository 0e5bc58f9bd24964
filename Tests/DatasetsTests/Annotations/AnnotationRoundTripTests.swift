import FileFormats
import Images
import TestSupport
import Testing

@testable import Datasets

@Suite struct AnnotationRoundTripTests {
  /// A data set of two sides, odd sizes and coordinates, and names that need care.
  private static func sample(_ fixture: Fixture) throws -> AnnotatedDataset {
    let sizes = [(123, 77), (64, 64), (31, 200)]
    var images: [AnnotatedImage] = []
    for (index, (width, height)) in sizes.enumerated() {
      let name = "images/\(index == 1 ? "val" : "train")/ad \(index) ü&.png"
      try fixture.image(name, number: index, width: width, height: height)
      let box = Box(
        x: Double(width) / 7, y: Double(height) / 3, width: Double(width) / 1.7, height: 12.3456)
      let whole = Box(x: 0, y: 0, width: Double(width), height: Double(height))
      images.append(
        AnnotatedImage(
          path: name, file: fixture.path + "/" + name, width: width, height: height,
          number: index + 5, split: index == 1 ? .validation : .train,
          objects: [
            AnnotatedObject(box: box, classIndex: index % 2, area: box.area, number: index * 2 + 1),
            AnnotatedObject(
              box: whole, classIndex: 1, isCrowd: index == 0, area: whole.area,
              number: index * 2 + 2),
          ]))
    }
    return AnnotatedDataset(
      format: .coco, classNames: ["cta \"button\": #1", "text & <logo>"], classNumbers: [3, 9],
      images: images, problems: [])
  }

  private static func write(
    _ data: AnnotatedDataset, _ format: BoxFormat, to fixture: Fixture
  ) throws {
    let written = AnnotationFiles(data, format: format)
    for file in written.files { try fixture.write(file.bytes, file.path) }
    for (image, name) in zip(data.images, written.imagePaths) {
      try fixture.write(FileReader.bytes(at: try #require(image.file)), name)
    }
  }

  /// What every format keeps: sizes, sides, and boxes of named classes, to a thousandth of a pixel.
  private static func expectSame(_ data: AnnotatedDataset, _ other: AnnotatedDataset) throws {
    #expect(other.problems.isEmpty, "\(other.problems)")
    #expect(other.images.count == data.images.count)
    for image in data.images {
      let stem = Path.stem(of: image.path)
      let found = try #require(other.images.first { Path.stem(of: $0.path) == stem })
      #expect((found.width, found.height, found.split) == (image.width, image.height, image.split))
      #expect(found.objects.count == image.objects.count)
      for (object, copy) in zip(image.objects, found.objects) {
        #expect(data.classNames[object.classIndex] == other.classNames[copy.classIndex])
        let pairs = [
          (object.box.x, copy.box.x), (object.box.y, copy.box.y),
          (object.box.width, copy.box.width), (object.box.height, copy.box.height),
        ]
        #expect(pairs.allSatisfy { abs($0 - $1) <= 1e-3 }, "\(object.box), \(copy.box)")
      }
    }
  }

  @Test(arguments: BoxFormat.allCases, BoxFormat.allCases)
  func `boxes survive any two conversions`(
    first: BoxFormat, second: BoxFormat
  ) throws {
    let (source, middle, last) = (Fixture(), Fixture(), Fixture())
    let data = try Self.sample(source)
    try Self.write(data, first, to: middle)
    let once = try AnnotatedDataset.read(middle.path)
    #expect(once.format == first)
    try Self.expectSame(data, once)
    try Self.write(once, second, to: last)
    let twice = try AnnotatedDataset.read(last.path)
    #expect(twice.format == second)
    try Self.expectSame(data, twice)
    let keepsCrowds = [.coco, .voc].contains(first) && [.coco, .voc].contains(second)
    let crowds = twice.images.flatMap(\.objects).count { $0.isCrowd }
    #expect(crowds == (keepsCrowds ? 1 : 0))
  }

  @Test func `COCO keeps its ids and areas`() throws {
    let (source, copy) = (Fixture(), Fixture())
    var data = try Self.sample(source)
    data.images[0].objects[0].area = 7.5
    try Self.write(data, .coco, to: copy)
    let read = try AnnotatedDataset.read(copy.path)
    #expect(read.classNumbers == [3, 9] && read.classNames == data.classNames)
    #expect(read.images.map(\.number) == [5, 7, 6])
    #expect(read.images[0].objects.map(\.number) == [1, 2])
    #expect(read.images[0].objects[0].area == 7.5)
  }

  @Test func `images of one name get names of their own`() throws {
    let fixture = Fixture()
    var data = try Self.sample(fixture)
    for index in data.images.indices { data.images[index].path = "\(index)/Ad.\(index)" }
    data.images[2].path = "2/ad.png"
    #expect(
      AnnotationFiles(data, format: .voc).imagePaths
        == ["JPEGImages/Ad.0", "JPEGImages/Ad-2.1", "JPEGImages/ad-3.png"])
    #expect(
      AnnotationFiles(data, format: .yolo).imagePaths
        == ["images/train/Ad.0", "images/val/Ad.1", "images/train/ad-2.png"])
  }

  @Test func `images of no side and of train share a folder in YOLO, under different names`() throws
  {
    let fixture = Fixture()
    var data = try Self.sample(fixture)
    data.images[0].path = "one/a.jpg"
    data.images[0].split = nil
    data.images[2].path = "two/a.jpg"
    data.images[2].split = .train
    for format in BoxFormat.allCases {
      let written = AnnotationFiles(data, format: format)
      #expect(Set(written.imagePaths).count == 3, "\(written.imagePaths)")
      #expect(Set(written.files.map(\.path)).count == written.files.count)
    }
  }

  @Test(arguments: [Split.test, .validation])
  func `a YOLO file of one side names no folder that is not there`(split: Split) throws {
    let fixture = Fixture()
    var data = try Self.sample(fixture)
    for index in data.images.indices { data.images[index].split = split }
    let copy = Fixture()
    try Self.write(data, .yolo, to: copy)
    let settings = try #require(
      AnnotationFiles(data, format: .yolo).files.first { $0.path == "data.yaml" })
    let text = String(decoding: settings.bytes, as: UTF8.self)
    for side in Split.allCases where side != split {
      #expect(!text.contains("images/\(side.rawValue)"))
    }
    let read = try AnnotatedDataset.read(copy.path)
    #expect(read.problems.isEmpty, "\(read.problems)")
    #expect(read.images.count == 3)
  }
}
