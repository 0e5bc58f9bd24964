import AdLens

/// What a verb made of one image, or why the image cannot be read.
struct ImageResult<Record: Sendable>: Sendable {
  /// The row of the image as JSON has it.
  let row: JSONValue

  /// What is logged, unless nothing is or the image failed.
  let record: Record?

  /// Whether the image cannot be used.
  let isFailure: Bool

  /// An answer; `record` is `nil` when nothing is logged.
  init(row: JSONValue, record: Record?) {
    self.row = row
    self.record = record
    isFailure = false
  }

  /// An image that cannot be used.
  init(_ error: ImageError, path: String) {
    row = JSONValue(failure: error, path: path)
    record = nil
    isFailure = true
  }
}
