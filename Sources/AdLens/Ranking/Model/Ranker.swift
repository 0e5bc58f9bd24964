/// Predicts how often creatives are clicked.
///
/// ```swift
/// let ranker = try Ranker(path: "runs/ctr/spring/weights/best.safetensors")
/// for creative in try ranker.rank(["a.jpg", "b.jpg"]) {
///   print(creative.path, creative.prediction.rate)
/// }
/// ```
///
/// A ranker belongs to one thread at a time; `sibling()` makes one for another thread.
public final class Ranker {
  /// The model.
  public let model: RankingModel

  /// What looks at creatives.
  public let analyzer: CreativeAnalyzer

  private let path: String

  /// A creative with what is predicted of it.
  public struct RankedCreative: Sendable {
    /// The file.
    public let path: String
    /// What was seen.
    public let analysis: CreativeAnalyzer.Analysis
    /// What is predicted.
    public let prediction: ClickModel.Prediction
  }

  /// Reads a model file.
  public convenience init(path: String, threads: Int = 1) throws(ModelError) {
    let file = try ModelFile.load(from: path, task: ModelTask.ctr.rawValue)
    try self.init(
      model: try RankingModel(file, path: path), path: path, pool: WorkerPool(threads: threads))
  }

  /// Makes a model ready to run; `path` names it in errors.
  public init(model: RankingModel, path: String, pool: WorkerPool) throws(ModelError) {
    self.model = model
    self.path = path
    analyzer = try CreativeAnalyzer(model: model.file, path: path, pool: pool)
    let seen = model.clicks.plan
    guard seen.scheme == analyzer.scheme, seen.components.dimension == analyzer.featureCount else {
      throw .metadata(
        path: path, key: "head",
        reason: "it was made for other attributes than this AdLens sees; train it again")
    }
  }

  /// A ranker with the same model for another thread, which works alone.
  public func sibling() throws(ModelError) -> Ranker {
    let sibling = try Ranker(model: model, path: path, pool: .serial)
    sibling.analyzer.limits = analyzer.limits
    sibling.analyzer.isStrict = analyzer.isStrict
    return sibling
  }

  /// The context of a creative: its own size and what else is known.
  public static func context(
    of analysis: CreativeAnalyzer.Analysis, _ known: [ContextField: String] = [:]
  ) -> [ContextField: String] {
    known.merging([.size: analysis.size]) { own, _ in own }
  }

  /// What is predicted of a creative that was looked at.
  ///
  /// - Parameter known: what is known of the context, as a segment; the rest is averaged over.
  public func prediction(
    for analysis: CreativeAnalyzer.Analysis, in known: [ContextField: String] = [:]
  ) -> ClickModel.Prediction {
    let clicks = model.clicks
    return clicks.prediction(
      for: clicks.columns(for: analysis.features), in: Self.context(of: analysis, known))
  }

  /// Files in the order of their predicted rates, the highest first.
  public func rank(
    _ paths: [String], in known: [ContextField: String] = [:]
  ) throws -> [RankedCreative] {
    try paths.map { path in
      let analysis = try analyzer.analyze(path)
      return RankedCreative(
        path: path, analysis: analysis, prediction: prediction(for: analysis, in: known))
    }.sorted { $0.prediction.logit > $1.prediction.logit }
  }
}
