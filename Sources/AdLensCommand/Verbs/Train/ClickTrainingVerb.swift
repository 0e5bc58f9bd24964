import AdLens

/// `adlens train --task ctr`.
struct ClickTrainingVerb {
  static let folds = Flag(
    "folds", "N", kind: .integer(2...50), fallback: .value("5"),
    help: "for --task ctr: the parts that creatives are held out in, whole groups at a time")

  static let objective = Flag(
    "objective", kind: .choice(RankingObjective.allCases.map(\.rawValue)), fallback: .value("ctr"),
    help: "for --task ctr: what 'adlens rank' will put creatives in order by: clicks of "
      + "impressions, conversions of clicks, the cost of a conversion, or revenue for cost")

  private let invocation: Invocation
  private let console: Console

  init(_ invocation: Invocation) {
    self.invocation = invocation
    console = invocation.console
  }

  func run() throws -> ExitCode {
    let progress = ProgressLine(console)
    let console = console
    let training = ClickTraining(try options()) { event in
      switch event {
      case .looking(let done, let total):
        progress.update("Looking at \(grouped(done)) of \(Words.count(total, "creative"))")
      case .step(let text): progress.line(Words.capitalized(text))
      case .note(let text): progress.line(text)
      case .problem(let problem):
        progress.clear()
        console.error("\(problem.path ?? ""): \(problem.message)")
      case .warning(let text):
        progress.clear()
        console.warning(text)
      }
    }
    Interrupt.finishGracefully()
    let outcome: ClickTraining.Outcome
    do throws(ClickTrainingError) {
      outcome = try training.run { Interrupt.isRequested }
    } catch {
      progress.clear()
      guard case .interrupted = error else { throw error }
      console.note("Stopped; nothing was written")
      return .interrupted
    }
    progress.clear()
    tell(outcome)
    console.write(outcome.directory.path + "\n")
    return outcome.storeError != nil ? .store : outcome.problemCount > 0 ? .partial : .done
  }

  /// The flags of other tasks are refused, not ignored.
  private func options() throws -> ClickTrainingOptions {
    let arguments = invocation.arguments
    let own = [
      TrainFlags.task, TrainFlags.name, TrainFlags.pretrained, Self.folds, Self.objective,
      Flags.maxPixels,
    ].map(\.name)
    for flag in TrainFlags.all + Flags.data
    where !own.contains(flag.name) && arguments.isGiven(flag) {
      throw UsageError(
        "--\(flag.name) has no meaning for --task ctr; leave it out", verb: invocation.verb)
    }
    guard let data = arguments.operands.first else {
      throw UsageError(
        "'adlens train --task ctr' needs DATA: a campaign, or a folder with performance.csv",
        verb: invocation.verb)
    }
    var options = ClickTrainingOptions(data: data)
    options.name = arguments.text(TrainFlags.name)
    options.detector = try arguments.text(TrainFlags.pretrained).map(ModelLocator.path)
    options.objective =
      arguments.text(Self.objective).flatMap(RankingObjective.init) ?? options.objective
    options.folds = arguments.integer(Self.folds) ?? options.folds
    options.seed = arguments.integer(Flags.seed) ?? 0
    options.threads = arguments.integer(Flags.threads)
    options.maximumPixels = arguments.integer(Flags.maxPixels)
    options.isLogged = arguments.isOn(Flags.log)
    options.store = arguments.text(Flags.store)
    options.campaign = arguments.text(Flags.campaign)
    options.experiment = arguments.text(Flags.experiment)
    return options
  }

  /// What was found, for people.
  private func tell(_ outcome: ClickTraining.Outcome) {
    let report = outcome.report
    let when =
      report.cutDay.map {
        ", learned before and tested from \(CalendarDay(daysSince1970: $0).description) on"
      } ?? ""
    console.note(
      "\(Words.count(outcome.creativeCount, "creative")) in \(Words.count(report.groupCount, "group"));"
        + " \(report.foldCount) folds, each tested by a model that saw none of its groups\(when)")
    // A note is a line.
    for line in RankingTable.text(report).split(separator: "\n") { console.note(String(line)) }
    console.note(RankingTable.verdict(report.gate))
    if let economics = outcome.model.economics {
      console.note(RankingTable.money(economics, outcome.model.objective))
    }
  }
}
