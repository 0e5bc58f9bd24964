import Testing

@testable import Datasets

@Suite struct FolderReaderTests {
  private func twoClasses() throws -> Fixture {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 2, from: 1)
    try fixture.images(in: "dog", count: 2, from: 11)
    return fixture
  }

  @Test func `classes and files come in byte order, not in that of any language`() throws {
    let fixture = Fixture()
    for (index, name) in ["éclair", "zebra", "Zoo", "apple"].enumerated() {
      try fixture.images(in: name, count: 1, from: index)
    }
    let dataset = try fixture.open()
    #expect(dataset.kind == .folder)
    #expect(dataset.classNames == ["Zoo", "apple", "zebra", "éclair"])
    #expect(dataset.samples.map(\.path).first == "Zoo/100.png")
    #expect(dataset.samples.map(\.label) == [0, 1, 2, 3])
    #expect(dataset.problems.isEmpty)
  }

  @Test func `a sample knows its size, and the hash of its bytes`() throws {
    let fixture = try twoClasses()
    try fixture.image("cat/wide.png", number: 99, width: 20, height: 5)
    try fixture.write("abc", "dog/text.png")
    let dataset = try fixture.open()
    let wide = try #require(dataset.samples.first { $0.path == "cat/wide.png" })
    #expect(wide.width == 20 && wide.height == 5 && wide.sha256.count == 64)
    #expect(dataset.file(of: wide) == fixture.path + "/cat/wide.png")
  }

  @Test func `hidden files and folders are passed over in silence`() throws {
    let fixture = try twoClasses()
    try fixture.write("junk", "cat/.DS_Store")
    try fixture.images(in: ".cache", count: 1, from: 50)
    let dataset = try fixture.open()
    #expect(dataset.classNames == ["cat", "dog"])
    #expect(dataset.samples.count == 4 && dataset.problems.isEmpty)
  }

  @Test func `a wrong extension is fine, since contents decide`() throws {
    let fixture = try twoClasses()
    try fixture.image("cat/photo.jpeg", number: 70)
    try fixture.image("cat/none", number: 71)
    #expect(try fixture.open().classCounts() == [4, 2])
  }

  @Test func `each file that is no sound image is a problem with its reason`() throws {
    let fixture = try twoClasses()
    let whole = try Fixture.pngBytes(number: 80)
    try fixture.write("just words", "cat/notes.txt")
    try fixture.write(Array(whole.dropLast(20)), "cat/short.png")
    try fixture.write([], "dog/empty.png")
    try fixture.pipe("dog/pipe.png")
    let dataset = try fixture.open()
    #expect(dataset.samples.count == 4)
    let found = dataset.problems.map { "\($0.path) \($0.code.rawValue)" }
    #expect(
      found == [
        "cat/notes.txt not-an-image", "cat/short.png truncated", "dog/empty.png truncated",
        "dog/pipe.png unreadable",
      ])
    #expect(dataset.problems.allSatisfy { !$0.message.isEmpty && !$0.message.contains("\n") })
  }

  @Test func `images below a class folder belong to the class`() throws {
    let fixture = try twoClasses()
    try fixture.images(in: "cat/2024/may", count: 1, from: 60)
    #expect(try fixture.open().classCounts() == [3, 2])
  }

  @Test func `with two levels a class is named by both folders`() throws {
    let fixture = Fixture()
    try fixture.images(in: "shoes/red", count: 1, from: 1)
    try fixture.images(in: "shoes/blue", count: 1, from: 2)
    try fixture.images(in: "hats/red", count: 1, from: 3)
    try fixture.image("hats/loose.png", number: 4)
    var options = Fixture.options()
    options.classDepth = 2
    let dataset = try fixture.open("", options)
    #expect(dataset.classNames == ["hats/red", "shoes/blue", "shoes/red"])
    #expect(dataset.problems.map(\.path) == ["hats/loose.png"])
    #expect(dataset.problems.map(\.code) == [.outsideClasses])
  }

  @Test func `an image beside the class folders is reported, a licence is not`() throws {
    let fixture = try twoClasses()
    try fixture.image("stray.png", number: 40)
    try fixture.write("Apache", "LICENSE")
    let dataset = try fixture.open()
    #expect(dataset.problems.map(\.path) == ["stray.png"])
    #expect(dataset.problems.map(\.code) == [.outsideClasses])
  }

  @Test func `links are reported and not followed unless asked`() throws {
    let fixture = try twoClasses()
    let other = Fixture()
    try other.images(in: "more", count: 2, from: 30)
    try fixture.link("cat/link.png", to: other.path + "/more/100.png")
    try fixture.link("bird", to: other.path + "/more")
    let plain = try fixture.open()
    #expect(plain.classNames == ["cat", "dog"])
    #expect(plain.problems.map(\.path) == ["bird", "cat/link.png"])
    #expect(plain.problems.map(\.code) == [.symbolicLink, .symbolicLink])
    var options = Fixture.options()
    options.followsSymbolicLinks = true
    try fixture.link("cat/around", to: fixture.path + "/cat")
    let followed = try fixture.open("", options)
    #expect(followed.classNames == ["bird", "cat", "dog"])
    // The linked copy has the bytes of an image of another class, so both go.
    #expect(followed.classCounts() == [1, 2, 2])
    #expect(followed.problems.filter { $0.code == .symbolicLink }.map(\.path) == ["cat/around"])
  }
}

@Suite struct SplitFoldersTests {
  @Test(arguments: ["val", "valid", "validation", "Val"])
  func `folders named like sides of a split are sides`(validation: String) throws {
    let fixture = Fixture()
    for (index, side) in ["train", validation, "test"].enumerated() {
      try fixture.images(in: side + "/cat", count: 2, from: index * 20)
      try fixture.images(in: side + "/dog", count: 1, from: index * 20 + 10)
    }
    let dataset = try fixture.open()
    #expect(dataset.kind == .splitFolders && dataset.classNames == ["cat", "dog"])
    #expect(dataset.hasTest)
    for side in Split.allCases { #expect(dataset.classCounts(on: side) == [2, 1]) }
    #expect(dataset.samples.contains { $0.path == "train/cat/100.png" })
  }

  @Test func `a class may be called train`() throws {
    let fixture = Fixture()
    try fixture.images(in: "train", count: 1, from: 1)
    try fixture.images(in: "bus", count: 1, from: 2)
    let dataset = try fixture.open()
    #expect(dataset.kind == .folder && dataset.classNames == ["bus", "train"])
  }

  @Test func `a folder beside the sides is reported`() throws {
    let fixture = Fixture()
    for (index, folder) in ["train/cat", "train/dog", "test/cat", "notes/more"].enumerated() {
      try fixture.images(in: folder, count: 1, from: index)
    }
    let dataset = try fixture.open()
    #expect(dataset.samples.count == 3)
    #expect(dataset.problems.map(\.path) == ["notes"])
  }

  @Test func `a class of the test folder alone cannot be learned`() throws {
    let fixture = Fixture()
    for (index, folder) in ["train/cat", "train/dog", "test/cow"].enumerated() {
      try fixture.images(in: folder, count: 1, from: index)
    }
    #expect(
      fixture.error()
        == "DIR: class \"cow\" has no usable image to learn from; add images or remove the class")
    #expect(try fixture.open("", Fixture.options(purpose: .evaluation)).samples.count == 3)
  }
}
