import AdLens

/// Logs what a model says about images to the store as one run.
final class ImageLog<Task: ImageTask> {
  private let task: Task
  private let store: Store
  private let run: Int
  private let campaign: String?
  private var waiting: [Task.Record] = []

  /// Records that are written together; an interrupted run keeps what was written.
  private static var batch: Int { 1000 }

  /// Opens the store and begins the run; `nil` with `--no-log`.
  ///
  /// - Parameter name: the task in the store, and the name of a run without a campaign.
  init?(
    _ invocation: Invocation, task: Task, name: String, model: LoadedModel
  ) throws(StoreError) {
    let arguments = invocation.arguments
    guard let path = arguments.store else { return nil }
    self.task = task
    campaign = arguments.text(Flags.campaign)
    store = try Store.open(path)
    run = try store.beginRun(
      NewRun(
        name: campaign ?? name, task: name, version: Version.current,
        arguments: [
          "images": .array(arguments.operands.map(JSONValue.string)), "model": .string(model.path),
          "model_sha256": .string(model.sha256),
        ], experiment: arguments.text(Flags.experiment)))
  }

  /// Adds an image; one that failed is not logged.
  func add(_ image: ImageResult<Task.Record>) throws(StoreError) {
    guard let record = image.record else { return }
    waiting.append(record)
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
    try task.save(waiting, of: run, campaign: campaign, to: store)
    waiting.removeAll()
  }
}
