/// Turns an error into its message and exit code, for the whole command.
enum Failure {
  /// One line: the thing, the reason, the next step.
  static func message(of error: any Error) -> String {
    String(describing: error)
  }

  /// The exit code that tells a script what kind of failure it was.
  static func exitCode(of error: any Error) -> ExitCode {
    .bug
  }
}
