import Kernels
import Tensors

/// Learns a `ClickModel` and measures what it is worth.
public struct ClickModelTrainer {
  /// What is seen of each creative.
  public let features: [CreativeFeatures]

  /// The names of the attributes.
  public let scheme: AttributeScheme

  /// The group of each creative, which is never split between learning and testing.
  public let groups: [Int]

  /// How the creatives did.
  public let observations: CreativeObservations

  /// What is counted.
  public var outcome = CreativeObservations.Outcome.clicks

  /// The folds of the cross-validation.
  public var foldCount = 5

  /// How often the pictures are shuffled for comparison.
  public var shuffleCount = 3

  /// The share of the impressions that lie behind the cut in time.
  public var lateShare = 0.3

  /// Where random choices start.
  public var seed: UInt64 = 0

  /// Why nothing can be learned.
  public enum Failure: Error, Hashable, Sendable {
    /// Fewer than two creatives have impressions.
    case tooFewCreatives(Int)
    /// There are no successes, or nothing but successes.
    case noContrast(trials: Double, successes: Double)
    /// It was asked to stop.
    case stopped
    /// The equations have no solution, which numbers beyond all measure can cause.
    case noSolution
  }

  /// Creates a trainer.
  public init(
    features: [CreativeFeatures], scheme: AttributeScheme, groups: [Int],
    observations: CreativeObservations
  ) {
    precondition(features.count == groups.count, "every creative has a group")
    self.features = features
    self.scheme = scheme
    self.groups = groups
    self.observations = observations
  }

  /// What training gives.
  public struct Result: Sendable {
    /// The model.
    public let model: ClickModel

    /// What it is worth.
    public let report: ClickModelReport

    /// What was predicted of each creative by models that saw none of its group.
    public let heldOut: [HeldOutCreative]
  }

  /// Learns and measures.
  ///
  /// - Parameters:
  ///   - progress: told what begins.
  ///   - shouldStop: asked between fits, from any thread.
  public func run(
    pool: WorkerPool, progress: (String) -> Void = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(Failure) -> Result {
    let levels = ContextLevels(observations)
    let cutDay = observations.cutDay(lateShare: lateShare)
    let rows = levels.rows(
      of: observations, creativeCount: features.count, outcome: outcome, cutDay: cutDay)
    try check(rows)
    progress("looking at what the creatives have in common")
    let plan = FeaturePlan(features, scheme: scheme)
    let design = design(plan, levels)
    progress("testing on creatives that are held out")
    let weights = (0..<features.count).map { creative in
      rows.trials[rows.starts[creative]..<rows.starts[creative + 1]].reduce(0, +)
    }
    // With one group for all, nothing could be held out; copies stay together even so.
    let kept = Set(groups).count > 1 ? groups : copies
    let validation = CrossValidation(
      rows: rows, design: design, attributeColumns: plan.columns.count,
      folds: Folds(groups: kept, weights: weights, count: foldCount, seed: seed), pool: pool,
      shouldStop: shouldStop)
    let measured = measure(validation, groups: kept, cutDay: cutDay)
    if shouldStop() { throw .stopped }
    progress("learning from all creatives")
    guard let regression = BinomialRegression.fit(rows, using: { _ in true }, design: design) else {
      throw .noSolution
    }
    let unseen = UnseenVariance(measured.held, fallback: regression.creativeVariance)
    let model = ClickModel(
      plan: plan, levels: levels, mix: ReferenceMix(rows), regression: regression,
      unseenVariance: unseen.variance, shift: unseen.shift)
    return Result(model: model, report: measured.report, heldOut: measured.held)
  }

  /// The first creative that looks like each one.
  private var copies: [Int] {
    var first: [CreativeFeatures: Int] = [:]
    let numbers = features.enumerated().map { index, features -> Int in
      if let known = first[features] { return known }
      first[features] = index
      return index
    }
    // Where all are copies of one, there is nothing else to hold out.
    return first.count > 1 ? numbers : Array(features.indices)
  }

  private func check(_ rows: ExposureRows) throws(Failure) {
    let shown = (0..<features.count).filter { rows.starts[$0] < rows.starts[$0 + 1] }.count
    guard shown > 1 else { throw .tooFewCreatives(shown) }
    let (trials, successes) = (rows.trials.reduce(0, +), rows.successes.reduce(0, +))
    guard successes > 0, successes < trials else {
      throw .noContrast(trials: trials, successes: successes)
    }
  }

  /// Everything a model may use.
  private func design(_ plan: FeaturePlan, _ levels: ContextLevels) -> RegressionDesign {
    let fields = ContextField.allCases.indices.filter { levels.levels[$0].count > 1 }
    let segment = ContextField.allCases.firstIndex(of: .segment) ?? 0
    return RegressionDesign(
      fields: Array(fields), columns: features.flatMap { plan.columns(for: $0) },
      columnCount: plan.columnCount, columnGroups: plan.groups,
      interactionField: fields.contains(segment) ? segment : nil,
      interactionCount: scheme.interactionCount)
  }

  private func measure(
    _ validation: CrossValidation, groups: [Int], cutDay: Int?
  ) -> (report: ClickModelReport, held: [UnseenVariance.Held]) {
    let rows = validation.rows
    let candidates = Candidate.allCases.filter { $0 != .shuffled }
    let plain = candidates.map { CrossValidation.Trial(candidate: $0) }
    let shuffles = (0..<shuffleCount).map { number in
      var generator = RandomGenerator(seed: seed, stream: 0x7368_7566, UInt64(number))
      return CrossValidation.Trial(
        candidate: .shuffled, order: Array(features.indices).shuffled(using: &generator))
    }
    let isDated = cutDay != nil
    let all = validation.run(
      plain + (isDated ? [] : shuffles), isTimeOrdered: false, holdsCreatives: true)
    let late = isDated ? validation.run(plain + shuffles, isTimeOrdered: true) : all
    func figures(_ outcome: CrossValidation.Outcome) -> RankingFigures? {
      RankingFigures(outcome.scored, of: rows)
    }
    var entries = candidates.enumerated().map { index, candidate in
      ClickModelReport.Entry(
        candidate: candidate, figures: figures(late[index]), allTimeFigures: figures(all[index]))
    }
    let shuffled = late[plain.count...].map(figures)
    entries.append(
      ClickModelReport.Entry(
        candidate: .shuffled, figures: shuffled.first ?? nil, allTimeFigures: nil))
    func outcome(_ candidate: Candidate) -> CrossValidation.Outcome {
      late[candidates.firstIndex(of: candidate) ?? 0]
    }
    let gate = gate(
      context: outcome(.context), image: outcome(.image), rows: rows, groups: groups,
      contextFigures: figures(outcome(.context)), imageFigures: figures(outcome(.image)),
      shuffled: shuffled, imageAUC: figures(outcome(.imageAlone))?.gauc)
    let held = all[candidates.firstIndex(of: .image) ?? 0].held
    return (
      ClickModelReport(
        entries: entries, gate: gate, foldCount: validation.folds.count,
        groupCount: Set(groups).count, cutDay: cutDay), held
    )
  }

  private func gate(
    context: CrossValidation.Outcome, image: CrossValidation.Outcome, rows: ExposureRows,
    groups: [Int],
    contextFigures: RankingFigures?, imageFigures: RankingFigures?, shuffled: [RankingFigures?],
    imageAUC: Double?
  ) -> ImageGate {
    // A fold that could not be fitted has no rows.
    let areAlike = context.scored.map(\.row) == image.scored.map(\.row)
    guard areAlike, let base = contextFigures, let own = imageFigures else {
      return ImageGate(gain: 0, shuffledGains: [], pValue: 1, imageAUC: imageAUC)
    }
    var gains: [Int: Double] = [:]
    for (before, after) in zip(context.scored, image.scored) {
      let (n, k) = (rows.trials[before.row], rows.successes[before.row])
      gains[groups[rows.creative(before.row)], default: 0] +=
        k * log(after.rate / before.rate) + (n - k) * log((1 - after.rate) / (1 - before.rate))
    }
    return ImageGate(
      gain: base.normalizedEntropy - own.normalizedEntropy,
      shuffledGains: shuffled.compactMap {
        $0.map { base.normalizedEntropy - $0.normalizedEntropy }
      },
      pValue: ImageGate.pValue(
        ofGains: gains.sorted { $0.key < $1.key }.map(\.value), seed: seed),
      imageAUC: imageAUC)
  }
}
