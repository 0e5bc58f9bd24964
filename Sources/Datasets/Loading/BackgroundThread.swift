#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One thread of the system that runs a closure once.
final class BackgroundThread {
  /// Carries the closure through the C call.
  private final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let handle: pthread_t

  /// Starts the thread, or gives `nil` where the system refuses one; the closure then never runs.
  init?(_ body: @escaping @Sendable () -> Void) {
    #if canImport(Darwin)
      var created: pthread_t?
      let entry: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
        Unmanaged<Start>.fromOpaque($0).takeRetainedValue().body()
        return nil
      }
    #else
      var created = pthread_t()
      let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
        if let start = $0 { Unmanaged<Start>.fromOpaque(start).takeRetainedValue().body() }
        return nil
      }
    #endif
    // unsafe: the reference is taken back exactly once, by the thread or below.
    let start = Unmanaged.passRetained(Start(body))
    let isRefused = pthread_create(&created, nil, entry, start.toOpaque()) != 0
    #if canImport(Darwin)
      let thread = created
    #else
      let thread: pthread_t? = created
    #endif
    guard !isRefused, let thread else {
      start.release()
      return nil
    }
    handle = thread
  }

  /// Waits until the closure has returned; call it once.
  func join() { pthread_join(handle, nil) }

  /// Runs `body` for each index below `count` on `threads` threads, the caller's among them.
  ///
  /// The order is not defined. Each thread has a state of its own.
  static func forEach<State>(
    below count: Int, threads: Int, state: @escaping @Sendable () -> State,
    _ body: @escaping @Sendable (Int, State) -> Void
  ) {
    let queue = WorkCounter(count)
    let work: @Sendable () -> Void = {
      let own = state()
      while let index = queue.next() { body(index, own) }
    }
    let helpers = (0..<max(0, min(threads, count) - 1)).compactMap { _ in BackgroundThread(work) }
    work()
    for helper in helpers { helper.join() }
  }
}
