import AdLens

/// The flags of `adlens compare`.
enum CompareFlags {
  static let metric = Flag(
    "metric", kind: .choice(ComparisonMetric.allCases.map(\.rawValue)), fallback: .value("ctr"),
    help: "what is compared; cpc, cpa and roas resample days and need seven or more")
  static let by = Flag(
    "by", kind: .choice(CampaignBreakdown.allCases.map(\.rawValue)),
    help: "take one campaign apart and compare its parts")
  static let control = Flag(
    "control", "NAME", kind: .text, fallback: .rule("the first; with --by the one shown most"),
    help: "the one that the others are compared with")
  static let confidence = Flag(
    "confidence", "X", kind: .number(0.5...0.9999), fallback: .value("0.95"),
    help: "of intervals; a difference is called one below p = 1 - X")
  static let rope = Flag(
    "rope", "X", kind: .number(0...1), fallback: .value("0.05"),
    help: "lifts up to this count as none (region of practical equivalence)")
  static let split = Flag(
    "split", "1:1", kind: .text,
    help: "the planned shares of impressions, one for each; checks that delivery kept to them")
  static let sequential = Flag.off(
    "sequential", help: "use intervals that hold however often you look, for a running test")
  static let expected = Flag(
    "expected", "N", kind: .integer(1...1_000_000_000_000), fallback: .value("5000"),
    help: "impressions of two together at which --sequential intervals are narrowest; decide before"
  )
  static let randomized = Flag.off(
    "randomized", help: "chance decided who saw which, as in a split test of the platform")

  static let all =
    [
      metric, by, control, confidence, rope, split, sequential, expected, randomized, Flags.seed,
    ] + Flags.rows + [Flags.store]

  /// The options that the flags ask for.
  static func options(_ invocation: Invocation) throws(UsageError) -> ComparisonOptions {
    let arguments = invocation.arguments
    var options = ComparisonOptions(
      metric: arguments.text(metric).flatMap(ComparisonMetric.init) ?? .ctr,
      confidence: arguments.number(confidence) ?? 0.95, isRandomized: arguments.isOn(randomized),
      margin: arguments.number(rope) ?? 0.05, control: arguments.text(control),
      seed: UInt64(arguments.integer(Flags.seed) ?? 0))
    if arguments.isOn(sequential) {
      options.sequentialTrials = Double(arguments.integer(expected) ?? 5000)
    } else if arguments.isGiven(expected) {
      throw UsageError("--expected only matters with --sequential", verb: invocation.verb)
    }
    if let text = arguments.text(split) {
      let shares = text.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
      guard shares.count > 1, shares.allSatisfy({ $0.map { $0 > 0 && $0.isFinite } ?? false })
      else {
        throw UsageError(
          "--split: '\(text)' is not a list of shares above zero as in 1:1 or 80:20",
          verb: invocation.verb)
      }
      options.split = shares.compactMap { $0 }
    }
    return options
  }
}
