import Kernels
import Synchronization
import Tensors

/// Predicts rows by models that saw neither the creative nor any of its group, and, where time counts, nothing
/// later than the cut.
struct CrossValidation {
  let rows: ExposureRows
  let design: RegressionDesign
  /// How many of the first columns are made of attributes.
  let attributeColumns: Int
  let folds: Folds
  let pool: WorkerPool
  /// Asked before each fit; what is left is then missing.
  var shouldStop: @Sendable () -> Bool = { false }

  /// What one candidate says about the rows that were tested.
  struct Outcome: Sendable {
    var scored: [RankingFigures.Scored] = []
    var held: [UnseenVariance.Held] = []
  }

  /// A candidate with the order in which creatives lend each other their columns.
  struct Trial: Sendable {
    let candidate: Candidate
    var order: [Int]?
  }

  /// The predictions of each trial.
  ///
  /// - Parameters:
  ///   - isTimeOrdered: learns from rows before the cut and tests the rows behind it; else all.
  ///   - holdsCreatives: whether the sums of held-out creatives are wanted.
  func run(
    _ trials: [Trial], isTimeOrdered: Bool, holdsCreatives: Bool = false
  ) -> [Outcome] {
    let designs = trials.map { trial -> RegressionDesign in
      let all = trial.order.map(design.permuted) ?? design
      return trial.candidate.design(from: all, attributeColumns: attributeColumns)
    }
    let parts = Mutex([Outcome](repeating: Outcome(), count: trials.count * folds.count))
    // The largest designs come first, so that no thread ends with one alone.
    let order = parts.withLock { $0.indices }.sorted {
      (designs[$1 / folds.count].columnCount, $0) < (designs[$0 / folds.count].columnCount, $1)
    }
    pool.run(tasks: order.count) { task in
      if shouldStop() { return }
      let (trial, fold) = (order[task] / folds.count, order[task] % folds.count)
      let part = test(
        designs[trial], fold: fold, isTimeOrdered: isTimeOrdered, holdsCreatives: holdsCreatives)
      parts.withLock { $0[order[task]] = part }
    }
    return parts.withLock { parts in
      trials.indices.map { trial in
        parts[trial * folds.count..<(trial + 1) * folds.count].reduce(into: Outcome()) {
          $0.scored += $1.scored
          $0.held += $1.held
        }
      }
    }
  }

  private func test(
    _ design: RegressionDesign, fold: Int, isTimeOrdered: Bool, holdsCreatives: Bool
  ) -> Outcome {
    let isAlone = folds.count == 1
    let fit = BinomialRegression.fit(
      rows,
      using: { row in
        (isAlone || folds.folds[rows.creative(row)] != fold) && !(isTimeOrdered && rows.isLate[row])
      }, design: design)
    guard let fit else { return Outcome() }
    let tested = (0..<rows.count).filter { row in
      folds.folds[rows.creative(row)] == fold && (!isTimeOrdered || rows.isLate[row])
    }
    return Outcome(fit, design: design, rows: rows, tested: tested, holdsCreatives: holdsCreatives)
  }
}

extension CrossValidation.Outcome {
  /// What a regression says about rows.
  fileprivate init(
    _ fit: BinomialRegression, design: RegressionDesign, rows: ExposureRows, tested: [Int],
    holdsCreatives: Bool
  ) {
    self.init()
    let width = fit.layout.columnCount
    var start = 0
    while start < tested.count {
      let creative = rows.creative(tested[start])
      var rates = CreativeRates(
        fit, columns: Array(design.columns[creative * width..<(creative + 1) * width]))
      var (trials, successes) = (0.0, 0.0)
      while start < tested.count, rows.creative(tested[start]) == creative {
        let row = tested[start]
        let logit = rates.add(weight: rows.trials[row]) { rows.level(row, $0) }
        scored.append(
          RankingFigures.Scored(
            row: row, rate: meanRate(logit: logit, variance: fit.creativeVariance)))
        trials += rows.trials[row]
        successes += rows.successes[row]
        start += 1
      }
      guard holdsCreatives, trials > 0 else { continue }
      held.append(
        UnseenVariance.Held(
          creative: creative, trials: trials, successes: successes, logit: logit(rates.rate),
          variance: fit.precision.quadraticForm(rates.factors)))
    }
  }
}
