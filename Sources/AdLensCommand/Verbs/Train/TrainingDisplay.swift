import AdLens
import Synchronization

/// Tells on standard error how a training run goes.
final class TrainingDisplay: Sendable {
  private let console: Console
  private let progress: ProgressLine

  /// Epochs of the run, once they are known.
  private let epochs = Atomic<Int>(0)

  /// The figures on the validation pictures after the last epoch, once there are any.
  private let figures = Mutex("")

  init(_ console: Console) {
    self.console = console
    progress = ProgressLine(console)
  }

  /// Shows one event.
  @Sendable func show(_ event: TrainingEvent) {
    switch event {
    case .reading(let done, let total):
      progress.update("Reading \(grouped(done)) of \(Words.count(total, "image"))")
    case .prepared(let summary): show(summary)
    case .resumed(let epoch, let batch):
      let steps = batch > 0 ? " and \(Words.count(batch, "step"))" : ""
      progress.line("Continuing after \(Words.count(epoch, "epoch"))\(steps)")
    case .extended(let count):
      epochs.store(count, ordering: .relaxed)
      progress.line("Extended to \(Words.count(count, "epoch"))")
    case .shortened(let count):
      epochs.store(count, ordering: .relaxed)
      progress.line("Shortened to \(Words.count(count, "epoch"))")
    case .progress(let step): progress.update(line(step))
    case .epoch(let record, let isBest): progress.line(line(record, isBest: isBest))
    case .evaluating(let epoch): progress.line("Measuring the model of epoch \(epoch)")
    case .warning(let text):
      progress.clear()
      console.warning(text)
    }
  }

  /// Shows how the run ended and what to do next.
  func finish(_ outcome: TrainingOutcome) {
    progress.clear()
    let directory = outcome.directory
    if outcome.isInterrupted {
      console.note(
        "Stopped with a checkpoint; 'adlens train --resume \(directory.name)' continues")
      return
    }
    if outcome.isOutOfPatience {
      console.note("Stopped early: validation no longer improved")
    }
    var figures: [String] = []
    if let top1 = outcome.validation?.top1 {
      figures.append("validation accuracy \(Words.percent(top1))")
    }
    if let top1 = outcome.test?.top1 { figures.append("test accuracy \(Words.percent(top1))") }
    for (name, evaluation) in [
      ("validation", outcome.validationDetection), ("test", outcome.testDetection),
    ] {
      guard let precision = evaluation?.precision, let at50 = precision.at50,
        let mean = precision.mean
      else { continue }
      figures.append("\(name) mAP50 \(Words.percent(at50)), mAP50-95 \(Words.percent(mean))")
    }
    console.note(
      "Epoch \(outcome.bestEpoch) counts"
        + (figures.isEmpty ? "" : ": " + figures.joined(separator: ", ")))
    console.note("The page about the run is \(directory.report)")
    if let error = outcome.storeError { console.error(error.description) }
  }

  private func show(_ summary: TrainingSummary) {
    progress.clear()
    epochs.store(summary.settings.epochs, ordering: .relaxed)
    console.warn(of: summary.problems, list: summary.directory.manifest)
    let counts = [
      (summary.trainCount, "to learn from"), (summary.validationCount, "for validation"),
      (summary.testCount, "for test"),
    ].filter { $0.0 > 0 }.map { "\(grouped($0.0)) \($0.1)" }
    console.note(
      "\(grouped(summary.classNames.count)) classes, "
        + counts.joined(separator: ", "))
    console.note(
      "\(summary.settings.architecture) with \(grouped(summary.parameterCount)) weights for "
        + "\(summary.input) images, \(Words.count(summary.settings.epochs, "epoch")), "
        + Words.count(summary.settings.threads, "thread"))
  }

  private func line(_ step: TrainingProgress) -> String {
    let figures = figures.withLock { $0 }
    return "Epoch \(step.epoch)/\(step.epochs)  step \(step.batch)/\(step.batches)  "
      + "loss \(fixed(step.loss, decimals: 3))  " + (figures.isEmpty ? "" : figures + "  ")
      + "\(grouped(Self.rounded(step.imagesPerSecond))) images/s  "
      + "\(Words.duration(step.secondsLeft)) left"
  }

  /// The line of a finished epoch, whose figures the lines of the next one repeat.
  private func line(_ record: EpochRecord, isBest: Bool) -> String {
    let figures = record.validation.map(Self.figures) ?? ""
    let validation =
      record.validation.map {
        "  \(figures)  validation loss \(fixed($0.loss, decimals: 3))"
      } ?? ""
    let epochs = epochs.load(ordering: .relaxed)
    self.figures.withLock { $0 = figures }
    return "Epoch \(record.epoch)/\(epochs)  loss \(fixed(record.trainLoss, decimals: 3))"
      + validation
      + "  \(grouped(Self.rounded(record.imagesPerSecond))) images/s" + (isBest ? "  best" : "")
  }

  /// The figures that people look at first.
  private static func figures(_ validation: EpochRecord.Validation) -> String {
    guard let map = validation.value("map50_95"), let map50 = validation.value("map50") else {
      return "accuracy \(Words.percent(validation.top1))"
    }
    return "mAP50 \(Words.percent(map50))  mAP50-95 \(Words.percent(map))"
  }

  private static func rounded(_ value: Double) -> Int { Int(exactly: value.rounded()) ?? 0 }
}
