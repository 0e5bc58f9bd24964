/// What a run learns: its data, its network, and how the result is measured and shown.
///
/// The run itself, its directory, its checkpoints and its log are the same for every task.
protocol TrainingTask: AnyObject {
  /// What is learned.
  var name: ModelTask { get }

  /// What it is learned from.
  var data: TrainingData { get }

  /// The whole network, as it is being trained.
  var network: Network { get }

  /// What trains it.
  var trainer: Trainer { get }

  /// The whole network with the weights that count.
  func result() -> Network

  /// The contents of `split.csv`.
  func splitTable() -> [UInt8]

  /// Pictures that are drawn before the first epoch: file names with PNG images.
  func firstPictures() throws(TrainingRunError) -> [RunFile]

  /// Measures the model that counts; `nil` when it was asked to stop.
  ///
  /// - Parameters:
  ///   - best: the model of the best epoch; what the measuring settles, as a calibration, is put into it.
  ///   - shouldStop: asked now and then.
  func measure(
    _ best: inout ModelFile, shouldStop: () -> Bool
  ) throws(TrainingRunError) -> TaskResults?
}

/// What a run learns from.
struct TrainingData {
  /// How the data is laid out, as manifests name it.
  let kind: String

  /// The names of the classes.
  let classNames: [String]

  /// How pictures become the input.
  let preprocessing: Preprocessing

  /// The images of each side.
  let counts: [Split: Int]

  /// What was left out of the data and what should be known about it.
  let problems: [DataProblem]

  /// The images to learn from, as a model file keeps them.
  let fingerprint: TrainingFingerprint

  /// The images of a side.
  func count(_ split: Split) -> Int { counts[split] ?? 0 }
}

/// A file of a run directory.
struct RunFile {
  /// Its name, below the directory.
  let name: String

  /// Its contents.
  let bytes: [UInt8]
}

/// What measuring the model that counts has given.
struct TaskResults {
  /// What `metrics.json` says about each side.
  var figures: [(split: Split, json: JSONObject)] = []

  /// What else `metrics.json` says.
  var extra = JSONObject()

  /// The final figures for the store.
  var metrics: [Metric] = []

  /// What the model says about images, for the store.
  var predictions: [Prediction] = []

  /// Tables and pictures.
  var files: [RunFile] = []

  /// Adds what was measured to the page about the run.
  var addToReport: (inout RunReport) -> Void = { _ in }

  /// Adds the figures to the outcome of the run.
  var addToOutcome: (inout TrainingOutcome) -> Void = { _ in }
}
