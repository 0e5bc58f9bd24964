/// Everything a page about one training run shows; `html()` makes the page.
///
/// Texts may come from anywhere: they are escaped where they are written.
public struct RunReport: Sendable {
  /// The name of the run.
  public var name: String

  /// What the run is about in a few words, such as "6 classes, adnet, trashnet-256".
  public var summary = ""

  /// How the run ended.
  public var status = Status.finished

  /// When it ended, as the reader should see it.
  public var date = ""

  /// What the run was made of: data, architecture, options; in this order.
  public var facts: [Fact] = []

  /// The images of each part of the data.
  public var splits: [SplitCount] = []

  /// One row an epoch.
  public var history: [EpochRow] = []

  /// The epoch whose weights were kept.
  public var bestEpoch: Int?

  /// The training time in seconds, of all sittings together.
  public var trainingSeconds: Double?

  /// The figures of the kept weights.
  public var evaluation: Evaluation?

  /// How well a detector does; `nil` when it was not measured.
  public var detection: DetectionFigures?

  /// How well a model of clicks does.
  public var ranking: RankingFigures?

  /// Pictures of what it finds.
  public var findings: [Picture] = []

  /// The errors the model was surest of, worst first.
  public var worstErrors: [WorstError] = []

  /// Further pictures, such as the first batch.
  public var pictures: [Picture] = []

  /// What was wrong with the data.
  public var problems: [Problem] = []

  /// The command that repeats the run.
  public var command = ""

  /// What to try next.
  public var nextSteps: [NextStep] = []

  /// The version of the program.
  public var version = ""

  /// Creates a report of which only the name is known.
  public init(name: String) { self.name = name }
}

extension RunReport {
  /// How a run ended.
  public enum Status: String, Hashable, Sendable {
    /// All epochs, or patience ran out.
    case finished

    /// The user stopped it; it can be resumed.
    case interrupted
  }

  /// A name with its value.
  public struct Fact: Hashable, Sendable {
    /// What it is, such as "Architecture".
    public var name: String

    /// Its value.
    public var value: String

    /// Creates a fact.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The size of one part of the data.
  public struct SplitCount: Hashable, Sendable {
    /// `train`, `val` or `test`.
    public var name: String

    /// Its images.
    public var images: Int

    /// Creates a count.
    public init(_ name: String, images: Int) {
      self.name = name
      self.images = images
    }
  }

  /// An image that the model got wrong.
  public struct WorstError: Hashable, Sendable {
    /// The path of the image.
    public var path: String

    /// What it is.
    public var trueLabel: String

    /// What the model said.
    public var label: String

    /// How sure the model was, 0 to 1.
    public var confidence: Double

    /// The image, small, as PNG or JPEG; empty when it cannot be shown.
    public var thumbnail: [UInt8]

    /// Creates an error.
    public init(
      path: String, trueLabel: String, label: String, confidence: Double, thumbnail: [UInt8]
    ) {
      self.path = path
      self.trueLabel = trueLabel
      self.label = label
      self.confidence = confidence
      self.thumbnail = thumbnail
    }
  }

  /// A picture with a caption.
  public struct Picture: Hashable, Sendable {
    /// What it shows.
    public var caption: String

    /// The picture as PNG or JPEG.
    public var bytes: [UInt8]

    /// Creates a picture.
    public init(caption: String, bytes: [UInt8]) {
      self.caption = caption
      self.bytes = bytes
    }
  }

  /// Something wrong with a file of the data.
  public struct Problem: Hashable, Sendable {
    /// The file.
    public var path: String

    /// The kind, such as `corrupt`.
    public var code: String

    /// The reason in words.
    public var message: String

    /// Creates a problem.
    public init(path: String, code: String, message: String) {
      self.path = path
      self.code = code
      self.message = message
    }
  }

  /// A suggestion, with the command that does it.
  public struct NextStep: Hashable, Sendable {
    /// What to do and why.
    public var text: String

    /// The command line; empty when there is none.
    public var command: String

    /// Creates a suggestion.
    public init(_ text: String, command: String = "") {
      self.text = text
      self.command = command
    }
  }
}
