import CampaignStore
import FileFormats
import Images
import Kernels
import Reports
import Synchronization

/// Builds the page of one or more campaigns from the store.
///
/// ```swift
/// let page = try CampaignPage(of: ["spring"], in: store)
/// try AtomicFile.write(page.html, to: "spring.html")
/// ```
public struct CampaignPage: Sendable {
  /// The page.
  public let html: String

  /// Images that could not be shown, with their paths.
  public let imageProblems: [ImageError]

  /// How many creatives the page shows.
  public let creativeCount: Int

  /// Builds a page.
  ///
  /// - Parameters:
  ///   - campaigns: the names of campaigns, the first of which is the one others are compared with.
  ///   - options: how they, and their creatives, are compared; the rates are click-through rates.
  ///   - model: marks what speaks for clicks, or conversions, in each picture; `nil` marks nothing.
  ///   - modelPath: names the model in errors.
  ///   - pool: the threads that read pictures.
  /// - Throws: `ComparisonFailure`, `ModelError`.
  public init(
    of campaigns: [String], in store: Store, options: ComparisonOptions = ComparisonOptions(),
    decoding: DecodeOptions = DecodeOptions(), model: RankingModel? = nil,
    modelPath: String = "", pool: WorkerPool = .serial
  ) throws {
    guard !campaigns.isEmpty, Set(campaigns).count == campaigns.count else {
      throw ComparisonFailure.question("a campaign was given twice", next: "name each once")
    }
    let reader = ArmReader(store: store)
    var parts: [CampaignPart] = []
    for name in campaigns {
      parts.append(try CampaignPart(name, reader: reader, options: options))
    }
    let creatives = parts.flatMap { $0.creatives.compactMap(\.arm.creative) }
    var rankers: [Ranker] = []
    if let model {
      for _ in 0..<pool.threads {
        rankers.append(try Ranker(model: model, path: modelPath, pool: .serial))
      }
    }
    let (pictures, problems) = Self.pictures(
      of: creatives, folder: Path.parent(of: store.path), decoding: decoding,
      rankers: Lanes(rankers), pool: pool)
    if let failure = pictures.values.lazy.compactMap(\.failure).first { throw failure }
    var comparison: CampaignComparison?
    var refusal: String?
    if parts.count > 1 {
      do throws(ComparisonFailure) {
        comparison = try CampaignComparison(parts.map(\.whole), options: options)
      } catch {
        // A page of campaigns that cannot be compared still shows them.
        refusal = error.description
      }
    }
    var assembly = CampaignReportAssembly(
      parts: parts, comparison: comparison, refusal: refusal, pictures: pictures,
      problems: problems, options: options)
    assembly.model = model
    html = assembly.report.html()
    imageProblems = problems
    creativeCount = parts.reduce(0) { $0 + $1.creatives.count }
  }

  /// The pictures by the hash of their files, and what is wrong with the others.
  private static func pictures(
    of creatives: [Creative], folder: String, decoding: DecodeOptions, rankers: Lanes<Ranker>,
    pool: WorkerPool
  ) -> ([String: Thumbnail], [ImageError]) {
    var seen: Set<String> = []
    let unique = creatives.filter { seen.insert($0.sha256).inserted }
    let results = Mutex([Result<Thumbnail, ImageError>?](repeating: nil, count: unique.count))
    pool.run(tasks: unique.count) { task, worker in
      let path = unique[task].path
      // Paths are as they were at the import; from elsewhere they may start at the store.
      let beside = path.hasPrefix("/") ? path : Path.join(folder, path)
      let found = FileSystem.exists(path) || !FileSystem.exists(beside) ? path : beside
      let result = Result { () throws(ImageError) in
        try Thumbnail.read(
          found, options: decoding, ranker: rankers.count == 0 ? nil : rankers[worker])
      }
      results.withLock { $0[task] = result }
    }
    var pictures: [String: Thumbnail] = [:]
    var problems: [ImageError] = []
    for (creative, result) in zip(unique, results.withLock { $0 }) {
      switch result {
      case .success(let picture): pictures[creative.sha256] = picture
      case .failure(var problem):
        problem.path = creative.path
        problems.append(problem)
      case nil: break
      }
    }
    return (pictures, problems)
  }
}
