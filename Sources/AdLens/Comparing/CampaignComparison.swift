import CampaignStore
import FileFormats

/// Campaigns or creatives compared: rates, lifts, tests, and what they mean.
///
/// ```swift
/// let store = try Store.open("adlens.sqlite", .reading)
/// let comparison = try CampaignComparison(of: ["spring", "summer"].map(ComparisonSubject.init), in: store)
/// print(comparison.verdict)
/// ```
public struct CampaignComparison: Sendable {
  /// How it was made.
  public let options: ComparisonOptions

  /// The sides, in the order given.
  public internal(set) var arms: [ComparedArm]

  /// The index of the side the others are compared with.
  public let control: Int

  /// The test of whether all true rates are equal; `nil` for metrics without a binomial law.
  public internal(set) var overall: ChiSquareTest?

  /// The test of the planned split; `nil` if none was planned.
  public internal(set) var split: ChiSquareTest?

  /// How the delivery is spread, by each dimension that was told.
  public internal(set) var mixes: [DeliveryMix] = []

  /// Whether intervals come from resampled days, and not from a binomial law.
  public let usesDays: Bool

  /// Below this p-value delivery was not what was planned.
  public static let splitLevel = 0.001

  /// Compares campaigns and creatives.
  ///
  /// - Throws: `ComparisonFailure`.
  public init(
    of subjects: [ComparisonSubject], in store: Store,
    options: ComparisonOptions = ComparisonOptions()
  ) throws(ComparisonFailure) {
    var seen: Set<ComparisonSubject> = []
    for subject in subjects where !seen.insert(subject).inserted {
      throw .question("the same was given twice", next: "name two different ones")
    }
    guard subjects.count > 1 else {
      throw .question(
        "there is nothing to compare it with",
        next: "name another one, or take a campaign apart with --by creative")
    }
    try self.init(try ArmReader(store: store).arms(for: subjects), options: options)
  }

  /// Compares the parts of a campaign.
  ///
  /// - Throws: `ComparisonFailure`.
  public init(
    partsOf campaign: String, by breakdown: CampaignBreakdown, in store: Store,
    options: ComparisonOptions = ComparisonOptions()
  ) throws(ComparisonFailure) {
    let arms = try ArmReader(store: store).parts(of: campaign, by: breakdown)
    if arms.count == 1 {
      throw .data(
        "campaign \(quoted(campaign)) has one \(breakdown.rawValue) only, \(quoted(arms[0].name))",
        next: "there is nothing to compare it with")
    }
    try self.init(arms, options: options, dimension: breakdown)
  }

  /// Compares sides.
  ///
  /// - Throws: `ComparisonFailure`.
  init(
    _ sides: [ComparisonArm], options: ComparisonOptions, dimension: CampaignBreakdown? = nil
  ) throws(ComparisonFailure) {
    try Self.check(sides, options)
    let metric = options.metric
    let shown = sides.filter { $0.figures.impressions > 0 }
    self.options = options
    control = try Self.control(of: sides, options)
    arms = sides.map(ComparedArm.init)
    usesDays = !shown.allSatisfy { side in
      metric.proportion(side.figures) != nil && side.days.allSatisfy { metric.isCount($0.figures) }
    }
    if usesDays { try compareRatios() } else { compareRates() }
    adjust()
    split = options.split.map {
      ChiSquareTest.split(of: sides.map(\.figures.impressions), planned: $0)
    }
    findMixes(without: dimension)
    if dimension != .day { findWear() }
  }

  /// The side with the best value; `nil` if none has one.
  public var best: Int? {
    arms.indices.filter { arms[$0].value != nil }.max { first, second in
      let (one, other) = (arms[first].value ?? 0, arms[second].value ?? 0)
      return options.metric.lowestWins ? other < one : one < other
    }
  }
}

extension CampaignComparison {
  /// Looks for what no statistics can mend.
  private static func check(
    _ sides: [ComparisonArm], _ options: ComparisonOptions
  ) throws(ComparisonFailure) {
    let metric = options.metric
    let shown = sides.filter { $0.figures.impressions > 0 }
    if shown.isEmpty {
      throw .data(
        "\(Wording.list(sides.map { quoted($0.name) })) \(sides.count == 1 ? "has" : "have") no impressions",
        next: "import an export with figures")
    }
    if shown.count == 1 {
      throw .data(
        "all impressions are those of \(quoted(shown[0].name))",
        next: "there is nothing to compare it with")
    }
    let mixed = sides.first { $0.currencies.count > 1 }
    if metric.usesMoney, let mixed {
      throw .data(
        "the amounts of \(quoted(mixed.name)) are in \(mixed.currencies.sorted().joined(separator: " and "))",
        next: "compare by --metric ctr")
    }
    let currencies = sides.reduce(into: Set<String>()) { $0.formUnion($1.currencies) }
    if metric.isAmount, currencies.count > 1 {
      throw .data(
        "amounts are in \(currencies.sorted().joined(separator: " and "))",
        next: "compare campaigns of one currency, or by --metric ctr")
    }
    for side in shown {
      let amounts = metric.amounts
      let missing =
        metric.numerator(side.figures) == nil
        ? amounts.numerator : metric.denominator(side.figures) == nil ? amounts.denominator : nil
      guard let missing else { continue }
      throw .data(
        "no export of \(quoted(side.name)) tells \(missing), which the \(metric.title) needs",
        next: "import one that does, or compare by --metric ctr")
    }
    if let split = options.split, split.count != sides.count {
      throw .question(
        "the planned split has \(Wording.count(split.count, "share")), and \(sides.count) are compared",
        next:
          "give one share for each, as in --split \(sides.map { _ in "1" }.joined(separator: ":"))"
      )
    }
  }

  private static func control(
    of sides: [ComparisonArm], _ options: ComparisonOptions
  ) throws(ComparisonFailure) -> Int {
    guard let name = options.control else {
      return sides.firstIndex { $0.figures.impressions > 0 } ?? 0
    }
    guard let index = sides.firstIndex(where: { $0.name == name }) else {
      let nearest = Suggestion.nearest(to: name, among: sides.map(\.name))
      throw .question(
        "the control \(quoted(name)) is not among what is compared",
        next: nearest.map { "did you mean \(quoted($0))?" }
          ?? "name one of \(Wording.list(sides.map { quoted($0.name) }))")
    }
    if sides[index].figures.impressions == 0 {
      throw .data("the control \(quoted(name)) has no impressions", next: "name another one")
    }
    return index
  }
}
