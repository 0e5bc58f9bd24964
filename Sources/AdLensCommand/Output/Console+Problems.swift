import AdLens

extension Console {
  /// Problems that are told one by one; the rest are counted.
  private static let shownProblems = 5

  /// Tells what is wrong with the files of a dataset.
  ///
  /// - Parameter list: the file that has them all, if there is one.
  func warn(of problems: [DataProblem], list: String? = nil) {
    for problem in problems.prefix(Self.shownProblems) {
      let action = problem.code.isUnusableFile ? "left out: " : ""
      warning("\(problem.path): \(action)\(problem.message)")
    }
    let more = problems.count - Self.shownProblems
    guard more > 0 else { return }
    warning("\(Words.count(more, "more problem"))" + (list.map { "; \($0) lists them all" } ?? ""))
  }
}

extension Console {
  /// Tells how many of the measured images the model has learned from, unless these were asked for.
  func warn(known: Int, of count: Int, in selection: EvaluationOptions.Selection) {
    guard known > 0, selection != .train else { return }
    warning(
      "the model was trained on \(grouped(known)) of these \(Words.count(count, "image")); "
        + "the figures flatter it")
  }
}

extension DataProblem.Code {
  /// Whether an input failed: a file that cannot be read, or a row that names none.
  var isFailure: Bool {
    switch self {
    case .missing, .malformed, .outsideFolder, .annotation: true
    default: isUnusableFile
    }
  }

  /// Whether it says why a file cannot be read, and not what was done about it.
  fileprivate var isUnusableFile: Bool {
    switch self {
    case .corrupt, .truncated, .unsupportedFormat, .tooLarge, .notAnImage, .unreadable: true
    default: false
    }
  }
}
