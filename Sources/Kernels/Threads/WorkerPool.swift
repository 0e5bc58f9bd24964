import CKernels

/// A fixed set of threads that share the tasks of one call (fork and join).
///
/// A call costs a few microseconds and allocates nothing. Threads that have had no work for a moment
/// sleep.
public final class WorkerPool: Sendable {
  /// The pool that runs everything on the calling thread.
  public static let serial = WorkerPool(threads: 1)

  /// How many threads work on a call, the caller included.
  public let threads: Int

  // unsafe: the C pool is safe to call from any thread and is destroyed with this object.
  nonisolated(unsafe) private let pool: OpaquePointer

  /// Creates a pool; `threads - 1` threads are started.
  public init(threads: Int) {
    precondition(threads >= 1, "a pool needs at least one thread, got \(threads)")
    self.threads = threads
    guard let pool = adl_pool_create(threads) else {
      preconditionFailure("no memory for a pool of \(threads) threads")
    }
    self.pool = pool
  }

  deinit {
    adl_pool_destroy(pool)
  }

  /// Runs `body(task)` once for every task in `0..<tasks` and returns when all are done.
  ///
  /// Tasks run in any order on any thread. Calls from several threads are served one after another;
  /// a call from inside a task runs on the calling thread.
  public func run(tasks: Int, _ body: (_ task: Int) -> Void) {
    runInPool(pool, tasks) { task, _ in body(task) }
  }

  /// Runs `body(task, worker)`; `worker` lies in `0..<threads` and names the thread, so that each
  /// may have its own scratch memory.
  public func run(tasks: Int, _ body: (_ task: Int, _ worker: Int) -> Void) {
    runInPool(pool, tasks, body)
  }
}

// unsafe: the C function takes the closure apart into its function and context (Pool.c). A C callback
// with a context pointer would need the closure to escape, which allocates on every call.
@_silgen_name("adl_pool_run")
private func runInPool(
  _ pool: OpaquePointer, _ tasks: Int, _ body: (_ task: Int, _ worker: Int) -> Void)
