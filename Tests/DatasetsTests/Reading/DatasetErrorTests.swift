import Testing

@testable import Datasets

/// What a person reads when data cannot be used; idx and manifests have suites of their own.
@Suite struct DatasetErrorTests {
  @Test func `a missing path`() {
    #expect(
      Fixture().error("nowhere")
        == "DIR/nowhere: no such file or folder; give a folder of class folders, an idx folder or a CSV file"
    )
  }

  @Test func `a file that cannot be read keeps its own next step`() throws {
    let fixture = Fixture()
    try fixture.pipe("ads.csv")
    #expect(fixture.error("ads.csv") == "DIR/ads.csv: is not a regular file; name a file")
  }

  @Test func `a file that is no dataset`() throws {
    let fixture = Fixture()
    try fixture.image("photo.png", number: 1)
    #expect(
      fixture.error("photo.png")
        == "DIR/photo.png: neither a folder, a .csv manifest nor an idx file; give one of these")
  }

  @Test func `an empty folder`() throws {
    let fixture = Fixture()
    try fixture.write("", ".hidden")
    #expect(
      fixture.error() == "DIR: nothing in it; put one folder of images for each class there")
  }

  @Test func `images without class folders`() throws {
    let fixture = Fixture()
    try fixture.image("a.png", number: 1)
    #expect(
      fixture.error()
        == "DIR: 1 image lies in no class folder; make one folder for each class")
    try fixture.image("b.png", number: 2)
    #expect(
      fixture.error()
        == "DIR: 2 images lie in no class folder; make one folder for each class")
  }

  @Test func `files of other kinds without class folders`() throws {
    let fixture = Fixture()
    try fixture.write("hello", "notes.txt")
    #expect(
      fixture.error()
        == "DIR: no class folders in it; make one folder of images for each class")
  }

  @Test func `class folders less deep than asked`() throws {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 1, from: 1)
    var options = Fixture.options()
    options.classDepth = 2
    #expect(
      fixture.error("", options) == "DIR: no images 2 folders deep; lower --class-depth")
  }

  @Test func `one class only`() throws {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 3, from: 1)
    #expect(
      fixture.error()
        == "DIR: only one class, \"cat\"; add a folder or label for at least one other class")
    #expect(try fixture.open("", Fixture.options(purpose: .evaluation)).samples.count == 3)
  }

  @Test func `a class without an image`() throws {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 3, from: 1)
    try fixture.folder("dog")
    #expect(
      fixture.error()
        == "DIR: class \"dog\" has no usable image to learn from; add images or remove the class")
    let dataset = try fixture.open("", Fixture.options(purpose: .evaluation))
    #expect(dataset.problems.map(\.code) == [.emptyClass])
  }

  @Test func `a class without a sound image`() throws {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 3, from: 1)
    try fixture.write("words", "dog/a.txt")
    try fixture.write("words", "dog/b.txt")
    let error = fixture.error() ?? ""
    #expect(error.hasPrefix("DIR: class \"dog\" has no usable image to learn from (2 files left"))
    #expect(error.contains("dog/a.txt") && error.hasSuffix("; add images or remove the class"))
  }

  @Test func `no sound image at all`() throws {
    let fixture = Fixture()
    try fixture.write("words", "cat/a.txt")
    try fixture.write("words", "dog/a.txt")
    let error = fixture.error() ?? ""
    #expect(error.hasPrefix("DIR: no usable image (2 files left out: cat/a.txt "))
    #expect(error.hasSuffix("; add JPEG, PNG, WebP or GIF files"))
  }

  @Test func `nothing to learn from`() throws {
    let fixture = Fixture()
    try fixture.images(in: "test/cat", count: 1, from: 1)
    try fixture.images(in: "test/dog", count: 1, from: 2)
    #expect(
      fixture.error()
        == "DIR: every image is declared validation or test; add a train folder or train rows")
  }

  @Test func `a class that the model does not know`() throws {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 1, from: 1)
    try fixture.images(in: "dgo", count: 1, from: 2)
    let dataset = try fixture.open()
    #expect(throws: DatasetError.self) { try dataset.relabeled(for: ["cat", "dog"]) }
    do {
      _ = try dataset.relabeled(for: ["cat", "dog"])
    } catch {
      #expect(
        error.description.hasSuffix(
          ": class \"dgo\" is not among the model's \"cat\", \"dog\"; did you mean 'dog'?"))
    }
    let relabeled = try dataset.relabeled(for: ["bird", "dgo", "cat"])
    #expect(relabeled.samples.map(\.label) == [2, 1])
    #expect(relabeled.classNames == ["bird", "dgo", "cat"])
  }
}
