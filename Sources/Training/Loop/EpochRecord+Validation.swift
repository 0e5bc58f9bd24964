extension EpochRecord {
  /// The figures on the validation samples.
  public struct Validation: Hashable, Sendable {
    /// A named number, as in `accuracy_top1`.
    public struct Figure: Hashable, Sendable {
      /// The name, as in a column of `results.csv`.
      public let name: String

      /// The value.
      public let value: Double

      /// Creates a figure.
      public init(_ name: String, _ value: Double) {
        self.name = name
        self.value = value
      }
    }

    /// The mean loss (of a classifier the mean negative log-likelihood); infinite when it is not a finite
    /// number.
    public let loss: Double

    /// The figures, of which more is better; the first one decides which epoch is the best.
    public let figures: [Figure]

    /// The parts that the loss is made of, if it has any.
    public let lossParts: [Figure]

    /// Creates the figures of a task.
    ///
    /// - Precondition: there is at least one.
    public init(loss: Double, figures: [Figure], lossParts: [Figure] = []) {
      precondition(!figures.isEmpty, "a figure decides which epoch is the best")
      self.loss = loss.isFinite ? loss : .infinity
      self.figures = figures
      self.lossParts = lossParts
    }

    /// Creates the figures of a classifier: the shares of samples whose true class has the highest score,
    /// or is among the five highest.
    public init(loss: Double, top1: Double, top5: Double) {
      self.init(loss: loss, figures: [Figure(Self.top1Name, top1), Figure(Self.top5Name, top5)])
    }

    private static let top1Name = "accuracy_top1"
    private static let top5Name = "accuracy_top5"

    /// The value of a figure, or `nil` where the task has none of that name.
    public func value(_ name: String) -> Double? { figures.first { $0.name == name }?.value }

    /// The share of samples whose true class has the highest score; 0 for other tasks.
    public var top1: Double { value(Self.top1Name) ?? 0 }

    /// The share of samples whose true class is among the five highest scores; 0 for other tasks.
    public var top5: Double { value(Self.top5Name) ?? 0 }

    /// Whether a model with these figures is to be preferred: a higher first figure or, with as high a one,
    /// a lower loss.
    public func isBetter(than other: Validation) -> Bool {
      let (mine, others) = (figures[0].value, other.figures[0].value)
      return mine != others ? mine > others : loss < other.loss
    }
  }
}
