import AdLens

/// Logs classified pictures to the store as one run.
final class ClassificationLog {
  private let store: Store
  private let run: Int
  private let campaign: String?
  private var waiting: [Prediction] = []

  /// Predictions that are written together; an interrupted run keeps what was written.
  private static let batch = 1000

  /// Opens the store and begins the run; `nil` with `--no-log`.
  init?(_ invocation: Invocation, model: LoadedModel) throws(StoreError) {
    let arguments = invocation.arguments
    guard let path = arguments.store else { return nil }
    campaign = arguments.text(Flags.campaign)
    store = try Store.open(path)
    run = try store.beginRun(
      NewRun(
        name: campaign ?? "classify", task: "classify", version: Version.current,
        arguments: [
          "images": .array(arguments.operands.map(JSONValue.string)), "model": .string(model.path),
          "model_sha256": .string(model.sha256),
        ]))
  }

  /// Adds a picture; one that failed is not logged.
  func add(_ image: ClassifiedImage) throws(StoreError) {
    guard let prediction = image.prediction else { return }
    waiting.append(prediction)
    if waiting.count >= Self.batch { try flush() }
  }

  /// Writes what is left and ends the run.
  func finish() throws(StoreError) {
    try flush()
    try store.endRun(run, .finished)
  }

  /// Notes that the run ended early, as far as the store still allows.
  func end(_ status: Run.Status) {
    try? flush()
    try? store.endRun(run, status)
  }

  private func flush() throws(StoreError) {
    try store.log(predictions: waiting, of: run, campaign: campaign)
    waiting.removeAll()
  }
}
