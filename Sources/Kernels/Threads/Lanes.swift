/// One value for each worker of a pool, of a type that threads must not share.
///
/// A worker uses its own value only, and the pool never runs two tasks of one worker at a time.
public struct Lanes<Value>: @unchecked Sendable {
  private let values: [Value]

  /// One value for each worker.
  public init(_ values: [Value]) { self.values = values }

  /// How many workers are served.
  public var count: Int { values.count }

  /// The value of a worker.
  public subscript(worker: Int) -> Value { values[worker] }
}
