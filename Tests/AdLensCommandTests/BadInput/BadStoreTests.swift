import AdLens
import CSQLite
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A store that cannot be used: one line that names it, and exit code 5.
@Suite struct BadStoreTests {
  let folder = TemporaryDirectory()

  init() throws {
    try folder.model("m.safetensors")
    folder.file("a.png", bytes: try Fixtures.png(seed: 1))
  }

  func classify(store: String) throws -> Adlens.Result {
    try Adlens.run(
      ["classify", "a.png", "--model", "m.safetensors", "--store", store], in: folder)
  }

  @Test func `a store that another program has locked`() throws {
    _ = try Store.open(folder.file("s.sqlite"))
    var database: OpaquePointer?
    #expect(sqlite3_open(folder.file("s.sqlite"), &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    #expect(sqlite3_exec(database, "BEGIN EXCLUSIVE", nil, nil, nil) == SQLITE_OK)
    let result = try classify(store: "s.sqlite")
    #expect(result.status == 5)
    #expect(result.errors.hasPrefix("error: s.sqlite: the store is locked by another program"))
    #expect(result.errors.contains("use --no-log"))
    #expect(result.errorLines.count == 1)
  }

  @Test func `a store in a folder that is not there`() throws {
    let result = try classify(store: "gone/s.sqlite")
    #expect(result.status == 5)
    #expect(
      result.errors
        == "error: gone/s.sqlite: the store cannot be opened (there is no folder gone); "
        + "name another with --store\n")
  }

  @Test(.enabled(if: Adlens.isLimitable, Comment(rawValue: Adlens.limitReason)))
  func `a store that cannot be written`() throws {
    _ = try Store.open(folder.file("s.sqlite"))
    chmod(folder.file("s.sqlite"), 0o400)
    try expectNotWritable("s.sqlite", "")
  }

  @Test(.enabled(if: Adlens.isLimitable, Comment(rawValue: Adlens.limitReason)))
  func `a store in a folder that cannot be written`() throws {
    try FileSystem.createDirectory(folder.file("closed"))
    chmod(folder.file("closed"), 0o500)
    try expectNotWritable(
      "closed/s.sqlite", " (nothing can be created in the folder closed)")
  }

  func expectNotWritable(_ store: String, _ reason: String) throws {
    let result = try Adlens.runLimited(
      ["classify", "a.png", "--model", "m.safetensors", "--store", store], in: folder)
    #expect(result.status == 5)
    #expect(
      result.errors
        == "error: \(store): the store cannot be written\(reason); name another with --store, "
        + "or use --no-log\n")
    #expect(result.output == "")
  }

  @Test func `a file that is no store`() throws {
    folder.file("notes.sqlite", containing: String(repeating: "These are notes. ", count: 100))
    for words in [["db", "check"], ["runs", "list"]] {
      let result = try Adlens.run(words + ["--store", "notes.sqlite"], in: folder)
      #expect(result.status == 5)
      #expect(result.errors.hasPrefix("error: notes.sqlite: is not an AdLens store"))
      #expect(result.errorLines.count == 1)
    }
  }

  @Test func `a store that is not there is not created by reading`() throws {
    let result = try Adlens.run(["runs", "list"], in: folder)
    #expect(result.status == 5)
    #expect(
      result.errors
        == "error: adlens.sqlite: there is no store yet; train, classify or import a campaign first, "
        + "or name one with --store\n")
    #expect(!FileSystem.exists(folder.file("adlens.sqlite")))
  }
}
