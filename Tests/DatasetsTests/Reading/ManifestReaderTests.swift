import Testing

@testable import Datasets

@Suite struct ManifestReaderTests {
  /// Images `a.png` to `d.png` in `art/`, and a manifest beside the folder.
  private func manifest(_ text: String, name: String = "ads.csv") throws -> Fixture {
    let fixture = Fixture()
    for (index, name) in ["a", "b", "c", "d"].enumerated() {
      try fixture.image("art/\(name).png", number: index)
    }
    try fixture.write(text, name)
    return fixture
  }

  @Test func `rows give path, label, side, family and campaign`() throws {
    let dataset = try manifest(
      """
      path,label,split,family,campaign
      art/a.png,sale,train,one,spring
      art/b.png,brand,valid,two,spring
      art/c.png,brand,TEST,two,
      art/d.png,brand,,,summer
      """
    ).open("ads.csv")
    #expect(dataset.kind == .manifest && dataset.classNames == ["brand", "sale"])
    #expect(dataset.samples.map(\.label) == [1, 0, 0, 0])
    #expect(dataset.samples.map(\.split) == [.train, .validation, .test, nil])
    #expect(dataset.samples.map(\.family) == ["one", "two", "two", nil])
    #expect(dataset.samples.map(\.campaign) == ["spring", "spring", nil, "summer"])
    #expect(dataset.samples.map(\.path) == ["a", "b", "c", "d"].map { "art/\($0).png" })
  }

  @Test(arguments: [
    "path,label", "File;Class", "IMAGE\tcategory", " filename , Label ", "\u{FEFF}image,class",
  ])
  func `columns go by several names and delimiters`(header: String) throws {
    let mark: Character = header.contains(";") ? ";" : header.contains("\t") ? "\t" : ","
    let dataset = try manifest("\(header)\r\nart/a.png\(mark)x\r\nart/b.png\(mark)y\r\n")
      .open("ads.csv")
    #expect(dataset.classNames == ["x", "y"])
  }

  @Test func `campaigns stand in for families unless there is one only`() throws {
    let two = try manifest(
      "path,label,campaign\nart/a.png,x,may\nart/b.png,y,may\nart/c.png,y,june\n")
    #expect(try two.open("ads.csv").samples.map(\.family) == ["may", "may", "june"])
    let one = try manifest("path,label,campaign\nart/a.png,x,may\nart/b.png,y,may\n")
    #expect(try one.open("ads.csv").samples.map(\.family) == [nil, nil])
  }

  @Test func `a missing column is named with the likely one`() throws {
    #expect(
      try manifest("path,lable\nart/a.png,x\n").error("ads.csv")
        == "DIR/ads.csv: no column \"label\" (or class, category) among \"path\", \"lable\";"
        + " rename \"lable\" to label")
    #expect(
      try manifest("creative,label\nart/a.png,x\n").error("ads.csv")
        == "DIR/ads.csv: no column \"path\" (or file, image, filename) among \"creative\","
        + " \"label\"; add it to the header")
  }

  @Test func `names from a table stay short and on one line`() throws {
    let long = String(repeating: "x", count: 5_000)
    let error = try #require(
      try manifest("path,\"a\nb\",\(long)\nart/a.png,x,y\n").error("ads.csv"))
    #expect(error.contains("among \"path\", \"a\\u{a}b\", \"xxx"))
    #expect(error.count < 400)
    let problems = try manifest(
      "path,label,split\nart/a.png,x,\nart/b.png,y,\n\"art/\nc.png\",y,\nart/d.png,y,\(long)\n"
    ).open("ads.csv").problems
    #expect(problems.count == 2)
    #expect(problems[0].message == "art/\\u{a}c.png does not exist; the row is left out")
    #expect(problems[1].message.count < 200)
  }

  @Test func `an empty file, a header alone and text that is no CSV`() throws {
    #expect(
      try manifest("").error("ads.csv")
        == "DIR/ads.csv: nothing in it; write the header path,label and one row for each image")
    #expect(
      try manifest("path,label\n").error("ads.csv")
        == "DIR/ads.csv: no rows below the header; add one row for each image")
    #expect(
      try manifest("path,label\n\"art/a.png,x\n").error("ads.csv")
        == "DIR/ads.csv: the quote opened in line 2 is never closed; close it, or double"
        + " the quotes inside a cell")
  }

  @Test func `a row that cannot be used is a problem with its line`() throws {
    let dataset = try manifest(
      """
      path,label,split
      art/a.png,x,
      art/b.png,y,
      art/c.png,,
      ,y,
      art/gone.png,y,
      art/d.png,y,tomorrow
      art/a.png,x,
      """
    ).open("ads.csv")
    #expect(dataset.samples.count == 2)
    #expect(dataset.problems.map(\.path) == (4...8).map { "ads.csv:\($0)" })
    #expect(
      dataset.problems.map(\.code) == [.malformed, .malformed, .missing, .malformed, .repeated])
    #expect(dataset.problems[2].message == "art/gone.png does not exist; the row is left out")
  }

  @Test func `labels that join others are reported once`() throws {
    let dataset = try manifest(
      "path,label\nart/a.png,x\nart/b.png,y\nart/c.png,x|y\nart/d.png,y; x\n"
    ).open("ads.csv")
    #expect(dataset.classNames == ["x", "x|y", "y", "y; x"])
    #expect(dataset.problems.map(\.path) == ["ads.csv"])
    #expect(dataset.problems.map(\.code) == [.joinedLabels])
    #expect(
      dataset.problems.first?.message
        == "the label \"x|y\" joins other labels but is read as a class of its own, and so is 1"
        + " more such label; give each row one label")
    let other = try manifest("path,label\nart/a.png,x|z\nart/b.png,y\nart/c.png,|\n")
    #expect(try other.open("ads.csv").problems.isEmpty)
  }

  @Test func `the same file under two labels is left out`() throws {
    let dataset = try manifest(
      "path,label\nart/a.png,x\nart/b.png,y\nart/c.png,x\nart/c.png,y\n"
    ).open("ads.csv")
    #expect(dataset.samples.map(\.path) == ["art/a.png", "art/b.png"])
    #expect(dataset.problems.map(\.code) == [.conflictingLabels, .conflictingLabels])
  }

  @Test func `relative paths stay in the folder of the manifest`() throws {
    let fixture = Fixture()
    try fixture.image("data/in.png", number: 1)
    try fixture.image("data/also.png", number: 2)
    try fixture.image("database/prefix.png", number: 3)
    try fixture.image("out.png", number: 4)
    try fixture.link("data/door", to: fixture.path)
    try fixture.link("data/inner.png", to: fixture.path + "/data/also.png")
    try fixture.write(
      """
      path,label
      in.png,x
      inner.png,y
      ../out.png,x
      door/out.png,x
      ../database/prefix.png,x
      ../data/../out.png,x
      ./../data/also.png,y
      """, "data/ads.csv")
    let dataset = try fixture.open("data/ads.csv")
    #expect(dataset.samples.map(\.path) == ["in.png", "inner.png"])
    #expect(dataset.problems.map(\.path) == (4...8).map { "ads.csv:\($0)" })
    #expect(dataset.problems.prefix(4).allSatisfy { $0.code == .outsideFolder })
    #expect(dataset.problems.last?.code == .repeated)
  }

  @Test func `absolute paths need a root that they stay in`() throws {
    let fixture = Fixture()
    try fixture.images(in: "shop", count: 2, from: 1)
    try fixture.images(in: "shop2", count: 1, from: 9)
    let shop = fixture.path + "/shop"
    try fixture.write(
      "path,label\n\(shop)/100.png,x\n\(shop)/101.png,y\n\(shop)2/100.png,y\n", "lists/ads.csv")
    let refused = try #require(fixture.error("lists/ads.csv"))
    #expect(refused.contains("no usable image (3 files left out: ads.csv:2 "))
    #expect(refused.contains("is absolute; name the folder it may lie in with --root"))
    #expect(refused.hasSuffix("; correct the paths"))
    var options = Fixture.options()
    options.root = shop
    let dataset = try fixture.open("lists/ads.csv", options)
    #expect(dataset.samples.map(\.path) == ["\(shop)/100.png", "\(shop)/101.png"])
    #expect(dataset.problems.map(\.code) == [.outsideFolder])
  }
}
