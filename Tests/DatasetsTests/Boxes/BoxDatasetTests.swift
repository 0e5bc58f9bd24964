import FileFormats
import Images
import TestSupport
import Testing

@testable import Datasets

@Suite struct BoxDatasetTests {
  private let folder = TemporaryDirectory()

  /// Ten pictures of which the first two have the same bytes, with a box each; the last has a crowd too.
  private func data(declared: [Int: Split] = [:]) throws -> AnnotatedDataset {
    let images = try (0..<10).map { index in
      let name = "\(index).png"
      let shade = UInt8(index < 2 ? 7 : index * 20)
      try AtomicFile.write(
        try PNGEncoder.encode(
          Image(width: 40, height: 20, fill: RGBColor(red: shade, green: 3, blue: 9))),
        to: folder.file(name))
      var objects = [
        AnnotatedObject(
          box: Box(x: 10, y: 5, width: 20, height: 10), classIndex: 0, area: 200)
      ]
      if index == 9 {
        objects.append(
          AnnotatedObject(
            box: Box(x: 0, y: 0, width: 5, height: 5), classIndex: 1, isCrowd: true, area: 25))
      }
      return AnnotatedImage(
        path: name, file: folder.file(name), width: 40, height: 20, split: declared[index],
        objects: objects)
    }
    return AnnotatedDataset(
      format: .coco, classNames: ["a", "b"], classNumbers: [1, 2], images: images, problems: [])
  }

  private let preprocessing = Preprocessing(width: 64, height: 64)

  @Test func `boxes are brought into the letterboxed input, crowds are not learned`() throws {
    let dataset = BoxDataset(try data(), preprocessing: preprocessing)
    #expect(dataset.items.count == 10 && dataset.problems.isEmpty)
    // 40 x 20 becomes 64 x 32, 16 from the top.
    let box = LabeledBox(left: 16, top: 24, right: 48, bottom: 40, label: 0)
    #expect(dataset.items.allSatisfy { $0.sample.objects == [box] })
    #expect(dataset.items[9].image.objects.count == 2)
    #expect(dataset.objectCount(on: .train) == 11)
  }

  @Test func `a share is held out, the same for a seed, and copies stay together`() throws {
    let data = try data()
    for seed in 0..<6 as Range<UInt64> {
      let dataset = BoxDataset(
        data, preprocessing: preprocessing, validationFraction: 0.3, seed: seed)
      let heldOut = dataset.items(on: .validation)
      #expect(Set(heldOut.map(\.sha256)).count == 3)
      #expect(dataset.items[0].split == dataset.items[1].split)
      let again = BoxDataset(
        data, preprocessing: preprocessing, validationFraction: 0.3, seed: seed)
      #expect(again.items.map(\.split) == dataset.items.map(\.split))
    }
    let all = BoxDataset(data, preprocessing: preprocessing, validationFraction: 0.99)
    #expect(!all.items(on: .train).isEmpty)
  }

  @Test func `declared sides stay, and a copy of a test image is not learned`() throws {
    let dataset = BoxDataset(
      try data(declared: [1: .test, 4: .validation]), preprocessing: preprocessing,
      validationFraction: 0.5)
    #expect(dataset.items(on: .test).map(\.image.path) == ["1.png"])
    #expect(dataset.items(on: .validation).map(\.image.path) == ["4.png"])
    #expect(!dataset.items.contains { $0.image.path == "0.png" })
    #expect(dataset.problems.map(\.code) == [.straddlingDuplicate])
  }

  @Test func `the split file brings the sides back and tells what changed`() throws {
    let data = try data()
    let dataset = BoxDataset(
      data, preprocessing: preprocessing, validationFraction: 0.3, seed: 1)
    let file = folder.file("split.csv")
    try AtomicFile.write(BoxSplitFile.bytes(of: dataset), to: file)
    let other = BoxDataset(
      data, preprocessing: preprocessing, validationFraction: 0.3, seed: 2)
    let back = try BoxSplitFile.apply(file, to: other)
    #expect(back.items.map(\.split) == dataset.items.map(\.split))
    #expect(back.problems.isEmpty)

    var changed = data
    changed.images[3].objects[0].box.x = 11
    #expect(throws: DatasetError.changed(path: "3.png", reason: "has other boxes")) {
      try BoxSplitFile.apply(file, to: BoxDataset(changed, preprocessing: preprocessing))
    }
    changed = data
    changed.images.remove(at: 5)
    #expect(
      throws: DatasetError.changed(path: "5.png", reason: "is gone or can no longer be used")
    ) {
      try BoxSplitFile.apply(file, to: BoxDataset(changed, preprocessing: preprocessing))
    }
    try AtomicFile.write("a,b\n", to: file)
    #expect(throws: DatasetError.self) { try BoxSplitFile.apply(file, to: dataset) }
  }

  @Test func `files of two folders may have one path`() throws {
    var data = try data(declared: [2: .train, 3: .validation])
    data.images[3].path = data.images[2].path
    let dataset = BoxDataset(data, preprocessing: preprocessing)
    let file = folder.file("split.csv")
    try AtomicFile.write(BoxSplitFile.bytes(of: dataset), to: file)
    let back = try BoxSplitFile.apply(file, to: dataset)
    #expect(back.items.map(\.sha256) == dataset.items.map(\.sha256))
    #expect(back.items.map(\.split) == dataset.items.map(\.split) && back.problems.isEmpty)
  }

  @Test func `classes are matched by name, whatever their numbers`() throws {
    var data = try data()
    data.classNumbers = [Int.max, -3]
    let same = try data.relabeled(for: ["c", "b", "a"], path: "x")
    #expect(same.classNumbers == [1, -3, Int.max])
    #expect(same.images[9].objects.map(\.classIndex) == [2, 1])
    #expect(throws: DatasetError.self) { try data.relabeled(for: ["a"], path: "x") }
    // A class without objects may be unknown.
    data.images.removeLast()
    #expect(try data.relabeled(for: ["a"], path: "x").classNumbers == [Int.max])
  }

  @Test func `an image that was not there when a run began is left out and told`() throws {
    var data = try data()
    let last = data.images.removeLast()
    let file = folder.file("split.csv")
    try AtomicFile.write(
      BoxSplitFile.bytes(of: BoxDataset(data, preprocessing: preprocessing)), to: file)
    data.images.append(last)
    let back = try BoxSplitFile.apply(file, to: BoxDataset(data, preprocessing: preprocessing))
    #expect(back.items.count == 9)
    #expect(back.problems.map(\.code) == [.notInSplitFile])
  }
}
