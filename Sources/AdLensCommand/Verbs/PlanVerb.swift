import AdLens

/// `adlens plan`.
enum PlanVerb {
  static let creatives = Flag(
    "creatives", letter: "n", "N", kind: .integer(2...10_000), fallback: .value("2"),
    help: "how many creatives the test compares")
  static let impressions = Flag(
    "impressions", "M", kind: .integer(1...1_000_000_000_000),
    help: "how many impressions each creative gets; required")
  static let rate = Flag(
    "ctr", "P", kind: .number(1e-9...0.999999999),
    help: "the click-through rate expected, as a fraction: 0.01 for 1 %; required")
  static let lift = Flag(
    "lift", "X", kind: .number(0.0001...1000),
    help: "also tell the impressions that a lift of X needs: 0.1 for a tenth more")
  static let power = Flag(
    "power", "P", kind: .number(0.5...0.9999), fallback: .value("0.8"),
    help: "the chance that a lift of that size is seen")
  static let alpha = Flag(
    "alpha", "P", kind: .number(0.000001...0.5), fallback: .value("0.05"),
    help: "the chance that one is seen where there is none")

  static let verb = Verb(
    "plan", summary: "tells what lift a test of creatives can detect",
    flags: [creatives, impressions, rate, lift, power, alpha] + Flags.rows,
    examples: [
      .init(
        "adlens plan --creatives 5 --impressions 20000 --ctr 0.01",
        "Tells what five creatives with 20,000 impressions each can show"),
      .init(
        "adlens plan --impressions 20000 --ctr 0.01 --lift 0.1 --format json",
        "Also tells how many impressions a lift by a tenth needs"),
    ],
    notes: [
      "LIFT and LOSS are the smallest ones that a two-sided test of two click-through rates sees with "
        + "that power; smaller ones are missed more often.",
      "Comparing more creatives makes a chance find likelier, so alpha is divided by the number of "
        + "comparisons: one control against the others, or every pair.",
      "The figures hold for impressions that are split at random. Delivery by a platform is not.",
    ],
    run: run)

  /// With fewer clicks expected of a creative the normal approximation is poor.
  private static let fewestClicks = 5.0

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    func required(_ flag: Flag, _ example: String) -> UsageError {
      UsageError(
        "'adlens plan' needs --\(flag.name), as in --\(flag.name) \(example)",
        verb: invocation.verb)
    }
    guard let trials = arguments.integer(impressions) else { throw required(impressions, "20000") }
    guard let ctr = arguments.number(rate) else { throw required(rate, "0.01") }
    let table = PlanTable(
      creatives: arguments.integer(creatives) ?? 2, impressions: trials, rate: ctr,
      lift: arguments.number(lift), power: arguments.number(power) ?? 0.8,
      alpha: arguments.number(alpha) ?? 0.05)
    if let lift = table.lift, ctr * (1 + lift) > 1 {
      throw UsageError(
        "--lift: \(Column.short(.number(lift))) over a rate of \(Column.short(.number(ctr))) is more "
          + "than every impression clicked", verb: invocation.verb)
    }
    if Double(trials) * min(ctr, 1 - ctr) <= fewestClicks {
      invocation.console.warning(
        "a creative is expected to get \(fixed(Double(trials) * ctr, decimals: 1)) clicks of "
          + "\(grouped(trials)) impressions; below six of either kind the figures are rough")
    }
    var writer = RowWriter(invocation, columns: table.columns)
    writer.head = table.head
    for row in table.rows { writer.append(row) }
    try writer.finish(summary: table.summary)
    return .done
  }
}
