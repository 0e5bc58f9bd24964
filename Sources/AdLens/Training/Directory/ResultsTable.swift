/// The rows of `results.csv`.
struct ResultsTable {
  /// The names of the figures on the validation images.
  private let figures: [String]

  /// The names of the parts of the loss.
  private let parts: [String]

  /// The table of a task.
  init(_ task: ModelTask) {
    switch task {
    case .classify:
      figures = ["accuracy_top1", "accuracy_top5"]
      parts = []
    case .detect:
      figures = DetectionObjective.figureNames
      parts = DetectionObjective.lossPartNames
    case .ctr: preconditionFailure("clicks are learned without epochs")
    }
  }

  /// The columns.
  var columns: [String] {
    ["epoch", "time", "train/loss"] + parts.map { "train/\($0)" }
      + figures.map { "metrics/\($0)" } + ["val/loss"] + parts.map { "val/\($0)" }
      + ["lr", "images_per_second"]
  }

  /// The file for the epochs that are finished.
  func csv(_ history: [EpochRecord]) -> String {
    var writer = CSVWriter(header: columns)
    for record in history {
      let validation = record.validation
      var cells: [CSVCell] = [
        .integer(record.epoch), .formatted(fixed(record.seconds, decimals: 2)),
        .number(record.trainLoss),
      ]
      cells += parts.map { Self.cell($0, record.trainLossParts) }
      cells += figures.map { Self.cell($0, validation?.figures ?? []) }
      cells.append(validation.map { .number($0.loss) } ?? .empty)
      cells += parts.map { Self.cell($0, validation?.lossParts ?? []) }
      cells += [
        .number(record.rate), .formatted(fixed(record.imagesPerSecond, decimals: 1)),
      ]
      writer.append(cells)
    }
    return writer.text
  }

  private static func cell(_ name: String, _ figures: [EpochRecord.Validation.Figure]) -> CSVCell {
    figures.first { $0.name == name }.map { .number($0.value) } ?? .empty
  }
}
