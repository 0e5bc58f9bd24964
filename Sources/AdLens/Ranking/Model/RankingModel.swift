/// A model that predicts clicks, as a file keeps it: a detector that looks at creatives, and what its answers are worth.
public struct RankingModel: Sendable {
  /// The detector's network, its classes and how pictures become its input.
  public let file: ModelFile

  /// What creatives are predicted to do.
  public let clicks: ClickModel

  /// How the model was found to do when it was made, as `metrics.json` has it.
  public let report: JSONValue

  /// The images that it learned from; `nil` for models from before that was kept.
  public var trainingImages: TrainingFingerprint? {
    file.provenance["training_images"]?.stringValue.flatMap(TrainingFingerprint.init(text:))
  }

  /// Whether pictures were found to say something about clicks.
  public var isGateOpen: Bool { report["gate"]?["open"]?.boolValue ?? false }

  /// What the model puts creatives in order by.
  public var objective: RankingObjective {
    report["objective"]?.stringValue.flatMap(RankingObjective.init) ?? .ctr
  }

  /// What turns its rates into money, for the objectives that need it.
  public var economics: Economics? { report["economics"].flatMap { Economics($0) } }

  /// What its rates count.
  public var outcome: CreativeObservations.Outcome { objective.outcome(economics) }

  /// Makes a model of its parts.
  public init(
    detector: ModelFile, clicks: ClickModel, report: JSONValue, provenance: JSONValue
  ) {
    self.clicks = clicks
    self.report = report
    file = ModelFile(
      task: ModelTask.ctr.rawValue, classNames: detector.classNames,
      preprocessing: detector.preprocessing, provenance: provenance,
      head: clicks.head(report: report), network: detector.network)
  }

  /// Takes a model file apart; `path` names it in errors.
  public init(_ file: ModelFile, path: String) throws(ModelError) {
    guard let head = file.head else {
      throw .metadata(path: path, key: "head", reason: "it is missing")
    }
    self.file = file
    clicks = try ClickModel(head, path: path)
    report = head.settings["report"] ?? .null
    if let word = report["objective"]?.stringValue, RankingObjective(rawValue: word) == nil {
      throw .metadata(
        path: path, key: "head.report.objective", reason: "it is from a newer AdLens; update")
    }
    if objective.isMoney, economics == nil {
      throw .metadata(
        path: path, key: "head.report.economics", reason: "it is missing or not valid")
    }
  }
}
