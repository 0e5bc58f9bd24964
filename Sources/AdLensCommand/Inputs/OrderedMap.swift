import AdLens
import Synchronization

/// Works on a list with all threads and hands out the results in the order of the list.
struct OrderedMap {
  /// The threads.
  let pool: WorkerPool

  /// The items that are worked on before their results are handed out.
  private var chunk: Int { pool.threads * 16 }

  init(_ pool: WorkerPool) { self.pool = pool }

  /// Calls `body(item, worker)` for every item, then `emit` with each result in order.
  ///
  /// `worker` lies in `0..<pool.threads`; no two calls of one worker overlap.
  func run<Item: Sendable, Output: Sendable>(
    _ items: [Item], body: @Sendable (Item, Int) -> Output, emit: (Output) throws -> Void
  ) rethrows {
    var start = 0
    while start < items.count {
      let part = items[start..<min(start + chunk, items.count)]
      let outputs = Mutex([Output?](repeating: nil, count: part.count))
      pool.run(tasks: part.count) { task, worker in
        let output = body(part[part.startIndex + task], worker)
        outputs.withLock { $0[task] = output }
      }
      for output in outputs.withLock({ $0 }) {
        if let output { try emit(output) }
      }
      start += part.count
    }
  }
}
