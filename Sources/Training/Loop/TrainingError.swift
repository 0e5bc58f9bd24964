/// Why training cannot go on.
public enum TrainingError: Error, Hashable, Sendable {
  /// A batch could not be made.
  case batch(BatchError)

  /// The loss is no longer a number; `rate` is the learning rate of that step.
  case diverged(epoch: Int, step: Int, rate: Double)
}

extension TrainingError: CustomStringConvertible {
  /// One line: the thing, the reason, the next step.
  public var description: String {
    switch self {
    case .batch(let error): error.description
    case .diverged(let epoch, let step, let rate):
      "epoch \(epoch): the loss at step \(step) is not a number, the learning rate \(rate) is too"
        + " high for this data; start again with a tenth of it"
    }
  }
}
