/// What a user says about a run that learns clicks.
public struct ClickTrainingOptions: Sendable {
  /// A folder with `performance.csv`, or the names of imported campaigns.
  public var data: String

  /// What creatives will be put in order by.
  public var objective = RankingObjective.ctr

  /// The detector that looks at the creatives; `nil` for the one that comes with AdLens.
  public var detector: String?

  /// The name of the run; by default that of the data.
  public var name: String?

  /// The folder of all runs.
  public var runsDirectory = "runs"

  /// The folds of the cross-validation.
  public var folds = 5

  /// Where random choices start.
  public var seed = 0

  /// Threads; by default one for each core.
  public var threads: Int?

  /// The store: where campaigns are read, and where the run is logged unless `isLogged` is false.
  public var store: String?

  /// Whether the run is logged.
  public var isLogged = true

  /// A label on what is logged.
  public var campaign: String?

  /// The experiment that the logged run belongs to.
  public var experiment: String?

  /// The most pixels of an image.
  public var maximumPixels: Int?

  /// Creates options.
  public init(data: String) { self.data = data }
}

/// Why a run that learns clicks fails.
public enum ClickTrainingError: Error, Sendable {
  /// The data cannot be used.
  case data(ClickData.Failure)
  /// Nothing can be learned from the data.
  case learning(String, CreativeObservations.Outcome, ClickModelTrainer.Failure)
  /// The objective needs an amount of money that the data does not tell.
  case noMoney(String, RankingObjective, missing: String)
  /// Amounts of money in several currencies.
  case currencies(String, [String])
  /// Not one image can be read; the first reason.
  case noImages(String, ImageError?)
  /// The detector cannot be used.
  case model(ModelError)
  /// The run directory cannot be made or written.
  case run(TrainingRunError)
  /// The store cannot be used.
  case store(StoreError)
  /// The user stopped it.
  case interrupted
}

extension ClickTrainingError: CustomStringConvertible {
  /// One line: the thing, the reason, the next step.
  public var description: String {
    switch self {
    case .data(let error): error.description
    case .learning(let name, let outcome, .tooFewCreatives(let count)):
      "\(name): \(count == 1 ? "only one creative" : "no creative") has \(outcome.trialNoun); what one picture did "
        + "says nothing about others, so import more creatives"
    case .learning(let name, let outcome, .noContrast(let trials, let successes)):
      "\(name): \(successes == 0 ? "no" : "all") \(outcome.successNoun) in \(grouped(Int(trials))) "
        + "\(outcome.trialNoun); there is nothing to learn from until there are some, and not all"
    case .learning(_, _, .stopped): "stopped"
    case .learning(let name, let outcome, .noSolution):
      "\(name): the figures cannot be fitted; look for \(outcome.trialNoun) or \(outcome.successNoun) beyond all "
        + "measure"
    case .noMoney(let name, let objective, let missing):
      "\(name): \(objective.title) needs \(missing), and no row tells any; export that column too, or learn with "
        + "--objective cvr"
    case .currencies(let name, let codes):
      "\(name): amounts in \(codes.joined(separator: " and ")); money adds up in one currency only, so name "
        + "campaigns of one, or learn with --objective cvr"
    case .noImages(let name, let first):
      "\(name): not one image can be read"
        + (first.map { "; the first problem: \($0.path ?? ""): \($0.message)" } ?? "")
    case .model(let error): error.description
    case .run(let error): error.description
    case .store(let error): error.description
    case .interrupted: "stopped"
    }
  }
}
