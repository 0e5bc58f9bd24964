import AdLens
import TestSupport
import Testing

@Suite struct StoreVerbsTests {
  let folder = TemporaryDirectory()

  init() throws {
    let store = try Store.open(folder.file("adlens.sqlite"))
    for (name, rate, accuracy) in [("first", "0.001", 0.5), ("second", "0.01", 0.75)] {
      let run = try store.beginRun(
        NewRun(name: name, task: "train", version: "9", directory: "runs/classify/" + name))
      try store.log(parameters: [("lr", rate), ("epochs", "3")], of: run)
      try store.log([Metric("val/top1", accuracy, step: 3)], of: run)
      try store.endRun(run, .finished)
    }
  }

  @Test func `runs are listed with the newest first`() throws {
    let result = try Adlens.run(["runs", "list", "--format", "json"], in: folder)
    #expect(result.status == 0)
    let rows = try JSONValue.parse(result.output)["results"]?.arrayValue ?? []
    #expect(rows.map { $0["name"] } == ["second", "first"])
    #expect(
      rows.first?.objectValue?.keys == [
        "id", "name", "task", "status", "started_at", "ended_at", "seconds", "version",
        "directory", "experiment",
      ])
    let table = try Adlens.run(["runs", "list", "--limit", "1", "--task", "train"], in: folder)
    #expect(table.output.split(separator: "\n").count == 2)
    #expect(table.output.hasPrefix("Run  Name    Task   Status    Started"))
  }

  @Test func `runs of an experiment are listed`() throws {
    let none = try Adlens.run(["runs", "experiments"], in: folder)
    #expect(none.status == 0 && none.output.contains("belongs to an experiment"))
    let store = try Store.open(folder.file("adlens.sqlite"))
    _ = try store.beginRun(
      NewRun(name: "third", task: "train", version: "9", experiment: "rates"))
    let list = try Adlens.run(["runs", "list", "--experiment", "rates"], in: folder)
    #expect(list.output.contains("third") && !list.output.contains("second"))
    #expect(list.output.hasPrefix("Run  Name   Task   Experiment"))
    let all = try Adlens.run(["runs", "experiments", "--format", "json"], in: folder)
    let rows = try JSONValue.parse(all.output)["results"]?.arrayValue ?? []
    #expect(rows.count == 1 && rows[0]["name"] == "rates" && rows[0]["runs"] == 1)
    let wrong = try Adlens.run(["runs", "list", "--experiment", "rate"], in: folder)
    #expect(wrong.status == 2 && wrong.errors.contains("rates"))
  }

  @Test func `a run is shown with its options and figures, by name or number`() throws {
    for word in ["first", "1"] {
      let result = try Adlens.run(["runs", "show", word, "--format", "json"], in: folder)
      #expect(result.status == 0)
      let document = try JSONValue.parse(result.output)
      #expect(document["schema_version"] == 1)
      #expect(document["name"] == "first")
      #expect(document["params"]?["lr"] == "0.001")
      #expect(document["metrics"]?["val/top1"] == 0.5)
    }
    let text = try Adlens.run(["runs", "show", "first"], in: folder).output
    #expect(text.contains("\nFigures\n  val/top1  0.5\n"))
  }

  @Test func `two runs are compared by what differs`() throws {
    let result = try Adlens.run(
      ["runs", "diff", "first", "second", "--format", "csv"], in: folder)
    #expect(result.status == 0)
    #expect(
      result.output == """
        kind,key,first,second,change\r
        option,lr,0.001,0.01,\r
        figure,val/top1,0.5,0.75,0.25\r

        """)
  }

  @Test func `people see figures with few digits and times to the minute`() throws {
    let store = try Store.open(folder.file("adlens.sqlite"))
    for (run, value) in [(1, 1.0 / 3), (2, 0.25)] {
      try store.log([Metric("val/ece", value, step: 3)], of: run)
    }
    let diff = try Adlens.run(["runs", "diff", "first", "second"], in: folder)
    #expect(
      diff.output == """
        Kind    Key       first (1)  second (2)     Change
        option  lr            0.001        0.01
        figure  val/ece    0.333333        0.25  -0.083333
        figure  val/top1        0.5        0.75      +0.25

        """)
    let list = try Adlens.run(["runs", "list"], in: folder).output
    #expect(list.contains(#/finished  \d{4}-\d\d-\d\d \d\d:\d\d UTC  /#), "\(list)")
  }

  @Test func `an unknown run is a mistake with a suggestion`() throws {
    let result = try Adlens.run(["runs", "show", "frist"], in: folder)
    #expect(result.status == 2)
    #expect(
      result.errors
        == "error: 'frist' is no run in adlens.sqlite; did you mean 'first'? "
        + "'adlens runs list' lists them.\n")
  }

  @Test func `a sound store passes its check`() throws {
    let result = try Adlens.run(["db", "check", "--format", "json"], in: folder)
    #expect(result.status == 0)
    let document = try JSONValue.parse(result.output)
    #expect(document["sound"] == true)
    #expect(document["findings"] == [])
    #expect(document["rows"]?["runs"] == 2)
  }

  @Test func `a damaged store fails its check with exit code 5`() throws {
    var bytes = try FileReader.bytes(at: folder.file("adlens.sqlite"))
    // The second page holds a table; its header is destroyed, the file's own stays.
    for index in 4096..<4200 { bytes[index] = 0xff }
    folder.file("damaged.sqlite", bytes: bytes)
    let result = try Adlens.run(["db", "check", "--store", "damaged.sqlite"], in: folder)
    #expect(result.status == 5)
    #expect(result.errors.contains("damaged.sqlite: "))
    #expect(result.errors.contains("restore a copy, or name another with --store"))
  }
}
