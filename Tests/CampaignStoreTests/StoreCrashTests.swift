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

@Suite struct StoreCrashTests {
  /// A process logs and notes each call that returned, until it is killed at some moment: whatever
  /// was noted must be there, whole calls only, and the database sound.
  @Test func `rows that were acknowledged survive kill -9`() async throws {
    #if DEBUG
      let rounds = 4
    #else
      let rounds = 20
    #endif
    let directory = TemporaryDirectory()
    let path = directory.file("store.sqlite")
    let notes = directory.file("notes")
    let run = try Store.open(path).beginRun(NewRun(name: "a", task: "classify", version: "1"))
    var calls = 0
    for round in 0..<rounds {
      // Long enough for some commits, at another moment of them each time.
      let moment = UInt32(20_000 + round * 7919 % 31_000)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          path = path as String, notes = notes as String, run = run as Int, calls = calls as Int,
          moment = moment as UInt32
        ] in
        signal(SIGALRM) { _ in kill(getpid(), SIGKILL) }
        let store = try Store.open(path)
        let file = open(notes, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        for step in calls... {
          // Three figures a call.
          try store.log(["a", "b", "c"].map { Metric($0, 1, step: step) }, of: run)
          write(file, "x", 1)
          // The clock runs from the first call on: a busy machine may take long to open the store.
          if step == calls { ualarm(moment, 0) }
        }
      }
      #expect(integrity(of: path) == "ok")
      let steps = try Store.open(path).metrics(of: run).map(\.step).sorted()
      let noted = FileSystem.exists(notes) ? try FileSystem.size(of: notes) : 0
      #expect(steps.count >= 3 * noted)
      calls = steps.count / 3
      #expect(steps == (0..<calls).flatMap { [$0, $0, $0] })
    }
    #expect(calls > 0)
  }
}

/// What SQLite's own check says.
private func integrity(of path: String) -> String {
  var handle: OpaquePointer?
  var statement: OpaquePointer?
  defer {
    sqlite3_finalize(statement)
    sqlite3_close(handle)
  }
  guard sqlite3_open(path, &handle) == SQLITE_OK,
    sqlite3_prepare_v2(handle, "PRAGMA integrity_check", -1, &statement, nil) == SQLITE_OK,
    sqlite3_step(statement) == SQLITE_ROW, let text = sqlite3_column_text(statement, 0)
  else { return "cannot be checked" }
  return String(cString: text)
}
