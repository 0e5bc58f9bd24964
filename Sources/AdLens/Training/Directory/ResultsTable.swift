/// The rows of `results.csv`.
enum ResultsTable {
  /// The columns of a classification run.
  static let columns = [
    "epoch", "time", "train/loss", "metrics/accuracy_top1", "metrics/accuracy_top5", "val/loss",
    "lr", "images_per_second",
  ]

  /// The file for the epochs that are finished.
  static func csv(_ history: [EpochRecord]) -> String {
    var writer = CSVWriter(header: columns)
    for record in history {
      let validation = record.validation
      writer.append([
        .integer(record.epoch), .formatted(fixed(record.seconds, decimals: 2)),
        .number(record.trainLoss), validation.map { .number($0.top1) } ?? .empty,
        validation.map { .number($0.top5) } ?? .empty,
        validation.map { .number($0.loss) } ?? .empty, .number(record.rate),
        .formatted(fixed(record.imagesPerSecond, decimals: 1)),
      ])
    }
    return writer.text
  }
}
