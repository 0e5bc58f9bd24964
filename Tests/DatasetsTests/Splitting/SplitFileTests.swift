import FileFormats
import Testing

@testable import Datasets

@Suite struct SplitFileTests {
  private func opened() throws -> (fixture: Fixture, dataset: Dataset) {
    let fixture = Fixture()
    try fixture.images(in: "cat", count: 4, from: 1)
    try fixture.images(in: "dog, \"big\"", count: 3, from: 20)
    // Names that a spreadsheet would take for formulas, or that begin with its guard.
    try fixture.images(in: "=1+2", count: 2, from: 40)
    try fixture.images(in: "'=x", count: 2, from: 60)
    try fixture.image("cat/ blank .png", number: 80)
    let split = Splitter(validationFraction: 0.3, seed: 5).split(try fixture.open())
    return (fixture, split)
  }

  private func description(_ body: () throws -> Dataset) -> String {
    do {
      _ = try body()
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func `what was written gives back the same samples in the same order`() throws {
    let (fixture, dataset) = try opened()
    try SplitFile.write(dataset, to: fixture.path + "/.split.csv")
    let reread = try SplitFile.apply(fixture.path + "/.split.csv", to: try fixture.open())
    #expect(reread.samples == dataset.samples)
    let text = String(decoding: SplitFile.bytes(of: dataset), as: UTF8.self)
    #expect(text.hasPrefix("path,label,split,family,sha256,width,height\r\n"))
    #expect(text.contains("\r\n'=1+2/100.png,'=1+2,"))
  }

  @Test func `the order is that of the file`() throws {
    let (fixture, dataset) = try opened()
    var reversed = dataset
    reversed.samples.reverse()
    try SplitFile.write(reversed, to: fixture.path + "/.split.csv")
    let reread = try SplitFile.apply(fixture.path + "/.split.csv", to: dataset)
    #expect(reread.samples == reversed.samples)
  }

  #if os(Linux)
    @Test func `names that differ in bytes only are kept apart`() throws {
      let fixture = Fixture()
      try fixture.images(in: "dog", count: 2, from: 20)
      // The same bytes under a composed and a decomposed é.
      try fixture.image("cat/\u{e9}.png", number: 1)
      try fixture.image("cat/e\u{301}.png", number: 1)
      let split = Splitter(validationFraction: 0, seed: 0).split(try fixture.open())
      try SplitFile.write(split, to: fixture.path + "/.split.csv")
      let reread = try SplitFile.apply(fixture.path + "/.split.csv", to: try fixture.open())
      #expect(reread.samples == split.samples && reread.samples.count == 4)
    }
  #endif

  @Test func `an image that came later is left out and reported`() throws {
    let (fixture, dataset) = try opened()
    try SplitFile.write(dataset, to: fixture.path + "/.split.csv")
    try fixture.image("cat/new.png", number: 200)
    let reread = try SplitFile.apply(fixture.path + "/.split.csv", to: try fixture.open())
    #expect(reread.samples.map(\.path) == dataset.samples.map(\.path))
    #expect(reread.samples.map(\.split) == dataset.samples.map(\.split))
    #expect(reread.problems.map(\.path) == ["cat/new.png"])
    #expect(reread.problems.map(\.code) == [.notInSplitFile])
  }

  @Test func `a class that came later does not move the labels of the others`() throws {
    let (fixture, dataset) = try opened()
    try SplitFile.write(dataset, to: fixture.path + "/.split.csv")
    try fixture.images(in: "bird", count: 2, from: 210)
    let reread = try SplitFile.apply(fixture.path + "/.split.csv", to: try fixture.open())
    #expect(reread.classNames == dataset.classNames)
    #expect(reread.samples.map(\.label) == dataset.samples.map(\.label))
    #expect(reread.problems.map(\.path) == ["bird/100.png", "bird/101.png"])
  }

  @Test func `an image that is gone, differs or moved stops the resume`() throws {
    let (fixture, dataset) = try opened()
    let file = fixture.path + "/.split.csv"
    try SplitFile.write(dataset, to: file)
    try fixture.image("cat/101.png", number: 201)
    #expect(
      description { try SplitFile.apply(file, to: try fixture.open()) }
        == "cat/101.png: has other contents since the run began;"
        + " restore the data or start a new run")
    try FileSystem.remove(fixture.path + "/cat/101.png")
    #expect(
      description { try SplitFile.apply(file, to: try fixture.open()) }
        == "cat/101.png: is gone or can no longer be used since the run began;"
        + " restore the data or start a new run")
  }

  @Test(arguments: [
    ("", "is empty; a header line is needed"),
    ("path,label\r\n", "its columns are not path,label,split,family,sha256,width,height"),
    ("path,label,split,family,sha256,width,height\r\na,b,c,d\r\n", "line 2 is not a sample"),
    (
      "path,label,split,family,sha256,width,height\r\na,b,tomorrow,,e,1,1\r\n",
      "line 2 is not a sample"
    ),
  ])
  func `a file that is no split says so`(text: String, reason: String) throws {
    let fixture = Fixture()
    try fixture.write(text, "split.csv")
    let file = fixture.path + "/split.csv"
    #expect(
      description { try SplitFile.apply(file, to: Samples.dataset(counts: [1, 1])) }
        == "\(file): \(reason); restore the file or start a new run")
  }
}
