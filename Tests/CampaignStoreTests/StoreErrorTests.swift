import CSQLite
import CampaignStore
import FileFormats
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct StoreErrorTests {
  let directory = TemporaryDirectory()

  private var path: String { directory.file("store.sqlite") }

  private let run = NewRun(name: "first", task: "classify", version: "0.2.0")

  /// Runs SQL on a file as another program would.
  private func execute(_ script: String, on path: String) {
    var handle: OpaquePointer?
    #expect(sqlite3_open(path, &handle) == SQLITE_OK)
    #expect(sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK)
    #expect(sqlite3_close(handle) == SQLITE_OK)
  }

  private func error(
    opening path: String, _ access: Store.Access = .writing
  ) -> StoreError? {
    #expect(throws: StoreError.self) { try Store.open(path, access, patience: 20) }
  }

  @Test func `a store that another program writes is locked`() throws {
    let first = try Store.open(path)
    let second = try Store.open(path, patience: 20)
    var error: StoreError?
    try first.transaction { () throws(StoreError) in
      _ = try first.beginRun(run)
      error = #expect(throws: StoreError.self) { try second.beginRun(run) }
    }
    #expect(error?.kind == .locked)
    #expect(error?.path == path)
    #expect(error?.code == SQLITE_BUSY)
    #expect(error?.description.contains("is locked by another program") == true)
    // Both go on afterwards, and reading never waited.
    #expect(throws: Never.self) { try second.beginRun(run) }
    #expect(try first.runs().count == 2)
  }

  @Test func `a full disk is told apart and nothing of the call is kept`() async {
    await #expect(processExitsWith: .success) {
      let directory = TemporaryDirectory()
      let path = directory.file("store.sqlite")
      let store = try Store.open(path)
      let run = try store.beginRun(NewRun(name: "a", task: "classify", version: "1"))
      // The system refuses to let files grow, as a full disk does.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 1 << 20, rlim_max: 1 << 20)
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_FSIZE, &limit)
      #endif
      let metrics = (0..<200_000).map { Metric("a rather long name of a figure", 0, step: $0) }
      let error = #expect(throws: StoreError.self) { try store.log(metrics, of: run) }
      #expect(error?.kind == .full)
      #expect(error?.description.contains("the disk is full") == true)
      #expect(try store.metrics(of: run).isEmpty)
      #expect(throws: Never.self) { try store.log([Metric("small", 1)], of: run) }
    }
  }

  @Test func `a file that is no database is not a store, and is left as it was`() throws {
    let text = String(repeating: "path,label\n", count: 500)
    for contents in [text, "short", "SQLite format 3\u{0}" + text] {
      try AtomicFile.write(contents, to: path)
      for access in [Store.Access.reading, .writing] {
        let error = error(opening: path, access)
        #expect(error?.kind == .notAStore || error?.kind == .corrupt)
      }
      #expect(try FileReader.bytes(at: path) == Array(contents.utf8))
      #expect(try FileSystem.list(directory.path) == ["store.sqlite"])
    }
  }

  @Test func `another program's database is not a store`() throws {
    execute("CREATE TABLE other (a)", on: path)
    let bytes = try FileReader.bytes(at: path)
    #expect(error(opening: path)?.kind == .notAStore)
    #expect(error(opening: path, .reading)?.kind == .notAStore)
    #expect(try FileReader.bytes(at: path) == bytes)
    let second = directory.file("second.sqlite")
    execute("PRAGMA application_id = 77", on: second)
    #expect(error(opening: second)?.kind == .notAStore)
  }

  @Test func `a store of a newer version is refused with both versions`() throws {
    _ = try Store.open(path)
    execute("PRAGMA user_version = 99", on: path)
    let error = error(opening: path)
    guard case .newerSchema(found: 99, supported: _) = error?.kind else {
      Issue.record("got \(String(describing: error))")
      return
    }
    #expect(error?.description.contains("was made by a newer AdLens (schema 99") == true)
  }

  @Test func `a missing store is created for writing only`() throws {
    #expect(error(opening: path, .reading)?.kind == .missing)
    #expect(!FileSystem.exists(path))
    _ = try Store.open(path)
    #expect(throws: Never.self) { try Store.open(path, .reading) }
  }

  @Test func `an empty file becomes a store`() throws {
    try AtomicFile.write("", to: path)
    #expect(error(opening: path, .reading)?.kind == .notAStore)
    #expect(try Store.open(path).runs().isEmpty)
  }

  @Test func `folders and missing folders are named`() {
    #expect(error(opening: directory.path)?.kind == .cannotOpen)
    let error = error(opening: directory.file("none/store.sqlite"))
    #expect(error?.kind == .cannotOpen)
    #expect(error?.description.contains("there is no folder") == true)
    #expect(self.error(opening: "")?.kind == .cannotOpen)
    #expect(self.error(opening: path + "\u{0}x")?.kind == .cannotOpen)
  }

  @Test(.enabled(if: geteuid() != 0, "the administrator may write everywhere"))
  func `a store without permission is not writable`() throws {
    _ = try Store.open(path)
    chmod(path, 0o400)
    #expect(error(opening: path)?.kind == .notWritable)
    chmod(path, 0)
    #expect(error(opening: path)?.kind == .notWritable)
  }

  #if os(Linux)
    @Test func `a place where nothing can be created is refused`() {
      let error = error(opening: "/proc/store.sqlite")
      #expect(error?.kind == .cannotOpen || error?.kind == .notWritable)
      #expect(error?.path == "/proc/store.sqlite")
    }
  #endif

  @Test func `a store opened for reading refuses to write`() throws {
    _ = try Store.open(path)
    let store = try Store.open(path, .reading)
    let error = #expect(throws: StoreError.self) { try store.beginRun(run) }
    #expect(error?.kind == .notWritable)
  }

  @Test func `a damaged store is told apart`() throws {
    do {
      let store = try Store.open(path)
      for _ in 0..<200 { _ = try store.beginRun(run) }
    }
    var bytes = try FileReader.bytes(at: path)
    for index in 4096..<bytes.count { bytes[index] = 0xff }
    try AtomicFile.write(bytes, to: path)
    let error = #expect(throws: StoreError.self) { _ = try Store.open(path).runs() }
    #expect(error?.kind == .corrupt)
  }
}
