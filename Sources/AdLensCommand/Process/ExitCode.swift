/// How the process ended, for scripts.
enum ExitCode: Int32, Sendable {
  /// All done.
  case done = 0

  /// Done, but some inputs failed or a gate was not met.
  case partial = 1

  /// The command line cannot be understood.
  case usage = 2

  /// All inputs failed, or the data cannot be used.
  case data = 3

  /// The model is not compatible or not valid.
  case model = 4

  /// The store is not available, locked or full.
  case store = 5

  /// A bug of AdLens.
  case bug = 70

  /// Stopped by the user.
  case interrupted = 130
}

extension ExitCode {
  /// What each code means, for the manual.
  static let meanings: [(ExitCode, String)] = [
    (.done, "all done"),
    (.partial, "done, but some inputs failed or a gate was not met"),
    (.usage, "the command line cannot be understood"),
    (.data, "all inputs failed, or the data cannot be used"),
    (.model, "the model is not compatible or not valid"),
    (.store, "the store is not available, locked or full"),
    (.bug, "a bug"),
    (.interrupted, "interrupted"),
  ]
}
