/// The rows of `predictions.csv`: what a model says about each image.
public enum PredictionsTable {
  /// The columns.
  public static let columns = ["path", "split", "true_label", "label", "confidence", "loss"]

  /// The file for several evaluations, one after the other.
  public static func csv(_ evaluations: [ModelEvaluation]) -> String {
    var writer = CSVWriter(header: columns)
    for evaluation in evaluations {
      for (index, sample) in evaluation.samples.enumerated() {
        writer.append([
          .text(sample.path), sample.split.map { .text($0.rawValue) } ?? .empty,
          .text(evaluation.classNames[sample.label]), .text(evaluation.label(index)),
          .formatted(fixed(evaluation.confidence(index), decimals: 6)),
          .formatted(
            fixed(
              evaluation.scores.loss(index, temperature: evaluation.temperature), decimals: 6)),
        ])
      }
    }
    return writer.text
  }
}
