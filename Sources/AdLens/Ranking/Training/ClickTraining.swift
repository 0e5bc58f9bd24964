/// Learns which creatives are clicked, tests that on creatives that were held out, and writes a run directory.
public struct ClickTraining {
  /// What happens meanwhile.
  public enum Event: Sendable {
    /// So many of all images are looked at; on any thread.
    case looking(done: Int, total: Int)
    /// A new part begins, in words.
    case step(String)
    /// Something a reader should know.
    case note(String)
    /// An image that cannot be read.
    case problem(ImageError)
    /// Something that went wrong without ending the run.
    case warning(String)
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The files.
    public let directory: RunDirectory
    /// What the model is worth.
    public let report: ClickModelReport
    /// The model.
    public let model: RankingModel
    /// Creatives that were learned from.
    public let creativeCount: Int
    /// Creatives whose image cannot be read.
    public let problemCount: Int
    /// Why the store does not have the run.
    public let storeError: StoreError?
  }

  let options: ClickTrainingOptions
  let report: @Sendable (Event) -> Void

  /// Prepares a run.
  ///
  /// - Parameter report: told what happens, `looking` from any thread.
  public init(
    _ options: ClickTrainingOptions, report: @escaping @Sendable (Event) -> Void = { _ in }
  ) {
    self.options = options
    self.report = report
  }

  /// Does everything.
  public func run(
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) throws(ClickTrainingError) -> Outcome {
    let start = Timestamp.now
    let store = try openStore()
    let data = try read(store)
    for note in data.notes { report(.note(note)) }
    let detector = try loadDetector()
    let pool = WorkerPool(threads: options.threads ?? Processor.coreCount)
    let looks = try look(at: data, with: detector.model, path: detector.path, pool, shouldStop)
    if shouldStop() { throw .interrupted }
    let usable = looks.analyses.indices.filter { looks.analyses[$0] != nil }
    guard !usable.isEmpty else { throw .noImages(data.name, looks.problems.first) }
    let subject = ClickSubject(data, looks: looks, usable: usable)
    let economics = try economics(of: subject, data)
    let result = try learn(
      subject, options.objective.outcome(economics), detector: detector.model, pool: pool,
      shouldStop)
    if shouldStop() { throw .interrupted }
    let writer = ClickRunWriter(
      options: options, subject: subject, economics: economics, result: result, looks: looks,
      start: start)
    let written = try writer.write(detector: detector.model)
    var storeError: StoreError?
    if let store, options.isLogged {
      do throws(StoreError) {
        try writer.log(written, to: store)
      } catch {
        storeError = error
        report(.warning("\(error); the run is written but not logged"))
      }
    }
    return Outcome(
      directory: written.directory, report: result.report, model: written.model,
      creativeCount: usable.count, problemCount: looks.problems.count, storeError: storeError)
  }

  private func openStore() throws(ClickTrainingError) -> Store? {
    guard let path = options.store else { return nil }
    // Nothing is made where nothing will be kept.
    guard options.isLogged || FileSystem.exists(path) else { return nil }
    do throws(StoreError) {
      return try Store.open(path)
    } catch {
      throw .store(error)
    }
  }

  private func read(_ store: Store?) throws(ClickTrainingError) -> ClickData {
    do throws(ClickData.Failure) {
      return try ClickData.read(options.data, store: store, for: options.objective)
    } catch {
      throw .data(error)
    }
  }

  private func loadDetector() throws(ClickTrainingError) -> (model: ModelFile, path: String) {
    do throws(ModelError) {
      if let path = options.detector {
        return (try ModelFile.load(from: path, task: ModelTask.detect.rawValue), path)
      }
      let model = BuiltInModel.detector
      return (try model.load(), model.rawValue)
    } catch {
      throw .model(error)
    }
  }

  private func look(
    at data: ClickData, with model: ModelFile, path: String, _ pool: WorkerPool,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) throws(ClickTrainingError) -> CreativeLooks {
    let report = report
    do throws(ModelError) {
      let analyzer = try CreativeAnalyzer(model: model, path: path, pool: .serial)
      if let limit = options.maximumPixels { analyzer.limits.pixels = limit }
      let looks = try CreativeLooks(
        data.items.map(\.path), analyzer: analyzer, pool: pool,
        progress: { report(.looking(done: $0, total: $1)) }, shouldStop: shouldStop)
      for problem in looks.problems { report(.problem(problem)) }
      return looks
    } catch {
      throw .model(error)
    }
  }

  /// What ads cost and conversions are worth, where the objective asks for it.
  private func economics(
    of subject: ClickSubject, _ data: ClickData
  ) throws(ClickTrainingError) -> Economics? {
    let objective = options.objective
    guard objective.isMoney else { return nil }
    if data.currencies.count > 1 { throw .currencies(subject.name, data.currencies) }
    let totals = subject.observations.totals(creativeCount: subject.items.count)
    guard let economics = Economics(totals, currency: data.currencies.first) else {
      throw .noMoney(subject.name, objective, missing: "what ads cost")
    }
    guard objective == .cpa || economics.conversionValue > 0 else {
      throw .noMoney(subject.name, objective, missing: "what conversions were worth")
    }
    return economics
  }

  private func learn(
    _ subject: ClickSubject, _ outcome: CreativeObservations.Outcome, detector: ModelFile,
    pool: WorkerPool, _ shouldStop: @escaping @Sendable () -> Bool
  ) throws(ClickTrainingError) -> ClickModelTrainer.Result {
    var trainer = ClickModelTrainer(
      features: subject.features, scheme: CreativeAttributes.scheme(detector.classNames),
      groups: subject.groups, observations: subject.observations)
    trainer.outcome = outcome
    trainer.foldCount = options.folds
    trainer.seed = UInt64(options.seed)
    do throws(ClickModelTrainer.Failure) {
      return try trainer.run(
        pool: pool, progress: { report(.step($0)) }, shouldStop: shouldStop)
    } catch .stopped {
      throw .interrupted
    } catch {
      throw .learning(subject.name, outcome, error)
    }
  }
}

/// The creatives that can be learned from, numbered without gaps.
struct ClickSubject: Sendable {
  let name: String
  let source: ClickData.Source
  let items: [ClickData.Item]
  let features: [CreativeFeatures]
  let objects: [[DetectedObject]]
  let groups: [Int]
  let groupNames: [String]
  let observations: CreativeObservations

  init(_ data: ClickData, looks: CreativeLooks, usable: [Int]) {
    name = data.name
    source = data.source
    items = usable.map { data.items[$0] }
    let analyses = usable.compactMap { looks.analyses[$0] }
    features = analyses.map(\.features)
    objects = analyses.map(\.objects)
    (groups, groupNames) = Self.groups(items, features)
    var places = [Int?](repeating: nil, count: data.items.count)
    for (place, creative) in usable.enumerated() { places[creative] = place }
    observations = data.observations.renumbered(places, sizes: analyses.map(\.size))
  }

  /// The number of each creative's group, and the groups' names.
  ///
  /// Creatives that look alike to the last digit are copies: their groups become one, lest what is learned from one is
  /// tested on the other.
  static func groups(
    _ items: [ClickData.Item], _ features: [CreativeFeatures]
  ) -> (numbers: [Int], names: [String]) {
    var parents: [String: String] = [:]
    func root(_ name: String) -> String {
      var name = name
      while let parent = parents[name] { name = parent }
      return name
    }
    var seen: [CreativeFeatures: String] = [:]
    for (item, features) in zip(items, features) {
      let (own, known) = (root(item.group), root(seen[features] ?? item.group))
      seen[features] = known
      if own != known { parents[own] = known }
    }
    var names: [String] = []
    var numbers: [String: Int] = [:]
    let groups = items.map { item -> Int in
      let name = root(item.group)
      if let number = numbers[name] { return number }
      numbers[name] = names.count
      names.append(name)
      return names.count - 1
    }
    return (groups, names)
  }
}
