import AdLens

/// The flags that `bench` and `bench kernels` share.
enum BenchFlags {
  static let baseline = Flag(
    "baseline", "OLD.json", kind: .text,
    help: "compare with an earlier --format json file; exit code 1 when this run is surely slower")

  /// What the help says about comparisons.
  static let baselineNote =
    "--baseline compares medians by a seeded block bootstrap of all repetitions (10,000 resamples and "
    + "more), "
    + "each repetition multiplied by the peak of one thread's multiply-adds in its run, so that a "
    + "slower clock is no regression. Slower means: the whole 95 % interval of the ratio lies above 1 and "
    + "the ratio above 1.02. A difference that remains only because "
    + "other programs kept one of the runs waiting for a core is 'undecided', with a warning and exit "
    + "code 0."

  /// What the help says about pages.
  static let pageNote =
    "--out with a name that ends in .html or .htm writes one page with charts, which loads nothing "
    + "from the net."

  /// Refuses a comparison with more threads than cores, in which threads wait for each other and no
  /// difference could be told from waiting.
  static func checkThreads(_ invocation: Invocation) throws(UsageError) {
    let arguments = invocation.arguments
    guard arguments.isGiven(baseline), arguments.threads > Processor.coreCount else { return }
    throw UsageError(
      "--baseline needs a core for each thread, and there are \(arguments.threads) threads for "
        + Words.count(Processor.coreCount, "core"),
      verb: invocation.verb)
  }

  /// The lower-case endings that ask for a page.
  private static let pageEndings = [".html", ".htm"]

  /// The path of the page that `--out` asks for by its ending, or `nil`.
  ///
  /// - Throws: `UsageError` when `--format` asks for something else.
  static func page(_ invocation: Invocation) throws(UsageError) -> String? {
    let arguments = invocation.arguments
    guard let path = arguments.text(Flags.out),
      pageEndings.contains(where: path.lowercased().hasSuffix)
    else { return nil }
    if arguments.isGiven(Flags.format), let format = arguments.text(Flags.format) {
      throw UsageError(
        "--out \(printable(path)) asks for a page and --format \(format) for something else; "
          + "leave out --format, or give the file another ending",
        verb: invocation.verb)
    }
    return path
  }
}
