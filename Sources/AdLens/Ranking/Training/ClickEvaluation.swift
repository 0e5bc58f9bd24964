/// How well a model of clicks predicts what happened.
public struct ClickEvaluation: Sendable {
  /// The figures.
  public let figures: RankingFigures

  /// Images that cannot be read.
  public let problems: [ImageError]

  /// Creatives that were measured.
  public let creativeCount: Int

  /// How many of them the model learned from: figures on these flatter it.
  public let knownCount: Int

  /// Measures a model.
  ///
  /// - Parameters:
  ///   - data: a folder with `performance.csv`, or names of campaigns.
  ///   - store: where campaigns are read.
  public static func run(
    _ model: RankingModel, path: String, data word: String, store: Store?, threads: Int? = nil,
    maximumPixels: Int? = nil,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(ClickTrainingError) -> ClickEvaluation {
    let data: ClickData
    do throws(ClickData.Failure) {
      data = try ClickData.read(word, store: store, for: model.objective)
    } catch {
      throw .data(error)
    }
    let pool = WorkerPool(threads: threads ?? Processor.coreCount)
    let looks: CreativeLooks
    do throws(ModelError) {
      // A ranker checks that model and attributes fit.
      let analyzer = try Ranker(model: model, path: path, pool: .serial).analyzer
      if let maximumPixels { analyzer.limits.pixels = maximumPixels }
      looks = try CreativeLooks(
        data.items.map(\.path), analyzer: analyzer, pool: pool, progress: progress,
        shouldStop: { false })
    } catch {
      throw .model(error)
    }
    let usable = looks.analyses.indices.filter { looks.analyses[$0] != nil }
    guard !usable.isEmpty else { throw .noImages(data.name, looks.problems.first) }
    let subject = ClickSubject(data, looks: looks, usable: usable)
    guard
      let figures = model.clicks.figures(
        on: subject.observations, features: subject.features,
        outcome: model.outcome)
    else {
      let totals = subject.observations.totals(creativeCount: usable.count)
      throw .learning(
        data.name, model.outcome,
        .noContrast(
          trials: totals.reduce(0) { $0 + model.outcome.trials($1) },
          successes: totals.reduce(0) { $0 + model.outcome.successes($1) }))
    }
    return ClickEvaluation(
      figures: figures, problems: looks.problems, creativeCount: usable.count,
      knownCount: model.trainingImages.map { known in
        looks.hashes.count { $0.map(known.contains(sha256:)) ?? false }
      } ?? 0)
  }
}
