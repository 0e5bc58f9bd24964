/// How far a run has come, as its manifest says.
enum RunStatus: String {
  /// It is being trained, or was killed.
  case running
  /// It was stopped and can be resumed.
  case interrupted
  /// It came to its end, and all its files are written.
  case finished
}
