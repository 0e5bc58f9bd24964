import AdLens
import TestSupport
import Testing

@Suite struct RunDirectoryTests {
  private let folder = TemporaryDirectory()

  @Test func `a taken name gets the next number`() throws {
    let names = try (0..<3).map { _ in
      try RunDirectory.create(named: "a", in: folder.file("runs")).name
    }
    #expect(names == ["a", "a-2", "a-3"])
    #expect(FileSystem.isDirectory(folder.file("runs/a-2/weights")))
  }

  @Test(arguments: [
    ("Herbst Ads 2026", "Herbst-Ads-2026"), (".hidden", "hidden"), ("größe", "größe"),
    ("...", "run"), ("a;b", "a-b"),
  ])
  func `the name of a run follows from the name of its data`(data: String, name: String) throws {
    try FileSystem.createDirectory(folder.file(data))
    #expect(RunDirectory.defaultName(for: folder.file(data)) == name)
    #expect(RunDirectory.defaultName(for: folder.file(data) + "/") == name)
  }

  @Test func `a manifest gives its name without the extension`() throws {
    try AtomicFile.write("path,label", to: folder.file("ads.csv"))
    #expect(RunDirectory.defaultName(for: folder.file("ads.csv")) == "ads")
  }

  @Test func `a run is found by its path and by its name`() throws {
    let runs = folder.file("runs")
    let run = try RunDirectory.create(named: "a", in: runs)
    try AtomicFile.write("{}", to: run.arguments)
    #expect(try RunDirectory.find("a", in: [runs]) == run)
    #expect(try RunDirectory.find(run.path + "/", in: [runs]) == run)
    #expect(throws: TrainingRunError.self) { try RunDirectory.find(folder.path, in: [runs]) }
    #expect(throws: TrainingRunError.self) { try RunDirectory.find("b", in: [runs]) }
  }

  @Test func `settings that cannot be read are told with their file`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.interrupt(fixture.options, after: 1)
    let text = String(decoding: try FileReader.bytes(at: directory.arguments), as: UTF8.self)
    for (from, to) in [
      ("\"adamw\"", "\"newton\""), ("\"batch\": 5", "\"batch\": 0"), ("\"seed\"", "\"sead\""),
      ("{", "["),
    ] {
      let broken = text.split(separator: from, omittingEmptySubsequences: false).joined(
        separator: to)
      try AtomicFile.write(broken, to: directory.arguments)
      let error = #expect(throws: TrainingRunError.self) { try fixture.resume(directory) }
      guard case .arguments(directory.arguments, _)? = error else {
        Issue.record("\(to) is taken: \(String(describing: error))")
        continue
      }
    }
  }
}
