import CampaignStore
import Reports
import Statistics

extension ClickRunWriter {
  /// The page about the run.
  func page(_ model: RankingModel, _ directory: RunDirectory) -> String {
    var page = RunReport(name: directory.name)
    page.summary = "creatives ranked by \(options.objective.rawValue.uppercased())"
    page.date = String(Timestamp.now.description.prefix(10))
    page.version = Version.current
    page.ranking = figures
    page.facts =
      [RunReport.Fact("Data", options.data)]
      + model.facts.map { RunReport.Fact(Wording.capitalized($0.key), $0.value) }
      + [
        RunReport.Fact("Detector", options.detector ?? BuiltInModel.detector.rawValue),
        RunReport.Fact("Seed", String(options.seed)),
      ]
    page.problems = looks.problems.map {
      RunReport.Problem(path: $0.path ?? "", code: $0.code.rawValue, message: $0.message)
    }
    var words = ["adlens", "train", options.data, "--task", "ctr"]
    words += ["--objective", options.objective.rawValue, "--folds", String(options.folds)]
    words += ["--seed", String(options.seed)]
    if let detector = options.detector { words += ["--pretrained", detector] }
    page.command = ShellWords.joined(words)
    return page.html()
  }

  private var figures: RunReport.RankingFigures {
    func number(_ value: Double?, _ decimals: Int) -> String {
      value.map { fixed($0, decimals: decimals) } ?? "–"
    }
    let report = result.report
    let (own, context) = (report[.image], report[.context])
    let gate = report.gate
    let gain = fixed(gate.gain * 100, decimals: 2) + " %"
    return RunReport.RankingFigures(
      headline: [
        ("AUC", number(own?.auc, 3), "\(number(context?.auc, 3)) without the pictures"),
        ("NDCG@3", number(own?.ndcg3, 3), "\(number(context?.ndcg3, 3)) without the pictures"),
        (
          "Calibration", number(own?.calibration, 3),
          "expected by observed \(options.objective.outcome(economics).successNoun)"
        ),
      ],
      verdict: gate.isOpen
        ? "The pictures tell something that the context does not: they save \(gain) of the entropy, "
          + "\(Wording.pValue(gate.pValue))."
        : "The pictures add nothing that chance would not (\(gain) of the entropy, "
          + "\(Wording.pValue(gate.pValue))); rank will refuse this model.",
      columns: [
        "Model", "AUC", "In campaigns", "NDCG@3", "Entropy", "Calibration", "AUC, all days",
      ],
      rows: report.rows)
  }
}
