/// One value for each worker of a pool, of a type that threads must not share.
///
/// A worker uses its own value only, and the pool never runs two tasks of one worker at a time.
struct Lanes<Value>: @unchecked Sendable {
  private let values: [Value]

  init(_ values: [Value]) { self.values = values }

  /// How many workers are served.
  var count: Int { values.count }

  /// The value of a worker.
  subscript(worker: Int) -> Value { values[worker] }
}
