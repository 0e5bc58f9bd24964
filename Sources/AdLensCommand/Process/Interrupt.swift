import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals: the first ^C asks a training run for a checkpoint, or a verb that logs what it finds in images
/// to end its log, and the second quits; every other verb quits at once, with 130.
enum Interrupt {
  private static let count = Atomic<Int>(0)
  private static let isGraceful = Atomic<Bool>(false)

  /// Whether the user asked to stop.
  static var isRequested: Bool { count.load(ordering: .relaxed) > 0 }

  /// Installs the handlers: to be called once, at the start.
  static func install() {
    // The handler may only touch what is initialised already.
    _ = isRequested
    _ = isGraceful.load(ordering: .relaxed)
    // `adlens … | head` ends quietly, and a full disk is an error from `write`, not a signal.
    signal(SIGPIPE, SIG_DFL)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGINT) { _ in Interrupt.handle() }
    signal(SIGTERM) { _ in Interrupt.handle() }
    // A parent may have blocked them, and the mask is inherited.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// From now on the first signal is only noted.
  static func finishGracefully() { isGraceful.store(true, ordering: .relaxed) }

  private static func handle() {
    let earlier = count.add(1, ordering: .relaxed).oldValue
    if earlier > 0 || !isGraceful.load(ordering: .relaxed) {
      _exit(ExitCode.interrupted.rawValue)
    }
  }
}
