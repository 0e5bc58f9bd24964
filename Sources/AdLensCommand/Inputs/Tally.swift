import AdLens

/// Counts what went well, and tells on standard error what did not.
struct Tally {
  /// Where failures are told.
  let console: Console

  /// The inputs that gave a result.
  private(set) var done = 0

  /// The inputs that did not.
  private(set) var failed = 0

  init(_ console: Console) { self.console = console }

  /// Counts a row, which is a failure when it has an `error`.
  mutating func count(_ row: JSONValue) {
    guard let error = row["error"] else {
      done += 1
      return
    }
    failed += 1
    let path = row["path"].map(Column.plain) ?? ""
    console.error("\(path): \(Column.plain(error["message"] ?? .null))")
  }

  /// Tells how many failed and gives the exit code: 0 when nothing failed, 3 when everything did,
  /// else 1.
  func finish() -> ExitCode {
    if failed > 0, failed + done > 1 {
      console.note("\(grouped(failed)) of \(grouped(failed + done)) inputs failed")
    }
    return failed == 0 ? .done : done == 0 ? .data : .partial
  }
}

extension JSONValue {
  /// The row of a picture that could not be used.
  init(failure: ImageError, path: String) {
    self = [
      "path": .string(path),
      "error": ["code": .string(failure.code.rawValue), "message": .string(failure.message)],
    ]
  }
}
