import AdLens
import TestSupport
import Testing

@Suite struct StoreContentsTests {
  let folder = TemporaryDirectory()

  init() throws {
    let store = try Store.open(folder.file("adlens.sqlite"))
    for name in ["=cmd()", "plain"] {
      let run = try store.beginRun(NewRun(name: name, task: "train", version: "9"))
      try store.log([Metric("loss", 0.25, step: 1), Metric("none", .nan, step: 1)], of: run)
      try store.endRun(run, .finished)
    }
  }

  private func export(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(["db", "export"] + words, in: folder)
  }

  @Test func `every table becomes a file, and formulas stay texts`() throws {
    let result = try export("--out", "tables")
    #expect(result.status == 0 && result.output == "tables\n", "\(result.errors)")
    #expect(result.errors.contains("runs: 2 rows\n"))
    let names = try FileSystem.list(folder.file("tables"))
    #expect(names == Store.tableNames.map { $0 + ".csv" }.sorted())
    let runs = String(
      decoding: try FileReader.bytes(at: folder.file("tables/runs.csv")), as: UTF8.self)
    #expect(runs.hasPrefix("id,name,task,status,started_at,"))
    #expect(runs.contains("\n1,'=cmd(),train,finished,") && runs.contains("\n2,plain,"))
    let metrics = try FileReader.bytes(at: folder.file("tables/metrics.csv"))
    #expect(String(decoding: metrics, as: UTF8.self).contains("\r\n1,loss,0.25,1\r\n1,none,,1\r\n"))
    // Nothing but the folder is left beside the store.
    #expect(try FileSystem.list(folder.path).allSatisfy { !$0.hasSuffix(".partial") })
  }

  @Test func `JSON has the rows as objects`() throws {
    #expect(try export("--out", "tables", "--format", "json").status == 0)
    let bytes = try FileReader.bytes(at: folder.file("tables/runs.json"))
    let document = try JSONValue.parse(String(decoding: bytes, as: UTF8.self))
    #expect(document["table"] == "runs" && document["results"]?[0]?["name"] == "=cmd()")
    #expect(document["results"]?[1]?["directory"] == .null)
  }

  @Test func `what is there already is not touched`() throws {
    folder.file("tables/mine.txt", containing: "mine")
    let result = try export("--out", "tables")
    #expect(result.status == 2 && result.errors.contains("tables: is there already; name a new"))
    #expect(try FileSystem.list(folder.file("tables")) == ["mine.txt"])
    #expect(try export().status == 2)
    let missing = try export("--out", "other", "--store", "none.sqlite")
    #expect(missing.status == 5 && !FileSystem.exists(folder.file("other")))
    #expect(!FileSystem.exists(folder.file("none.sqlite")))
  }

  @Test func `vacuum tells both sizes and keeps the rows`() throws {
    let store = try Store.open(folder.file("adlens.sqlite"))
    for index in 0..<40 {
      let run = try store.beginRun(NewRun(name: "\(index)", task: "train", version: "9"))
      try store.log((1...200).map { Metric("loss", 1, step: $0) }, of: run)
    }
    let full = try FileSystem.size(of: folder.file("adlens.sqlite"))
    let result = try Adlens.run(["db", "vacuum", "--format", "json"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let document = try JSONValue.parse(result.output)
    let after = try #require(document["bytes_after"]?.intValue)
    #expect(try FileSystem.size(of: folder.file("adlens.sqlite")) == after)
    #expect(try #require(document["bytes_before"]?.intValue) >= max(full, after))
    #expect(try store.rowCounts().first { $0.table == "metrics" }?.count == 8004)
    let missing = try Adlens.run(["db", "vacuum", "--store", "none.sqlite"], in: folder)
    #expect(missing.status == 5 && !FileSystem.exists(folder.file("none.sqlite")))
  }
}
