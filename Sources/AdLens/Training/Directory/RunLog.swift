/// The record of a run in the store.
///
/// A store that cannot be opened stops a run before it starts; one that fails later only keeps its
/// error, since hours of training are worth more than their log.
final class RunLog {
  /// The first thing that went wrong.
  private(set) var error: StoreError?

  private let store: Store?
  private let campaign: String?
  private let experiment: String?
  private var run: Int?
  private let warn: (String) -> Void

  /// Opens the store of a run, if it is logged at all.
  init(
    path: String?, campaign: String?, experiment: String?, warn: @escaping (String) -> Void
  ) throws(TrainingRunError) {
    self.campaign = campaign
    self.experiment = experiment
    self.warn = warn
    do throws(StoreError) {
      store = try path.map { path throws(StoreError) in try Store.open(path) }
    } catch {
      throw .store(error)
    }
  }

  /// Logs the beginning of a run, or that it goes on.
  func begin(_ directory: RunDirectory, _ settings: TrainingSettings) {
    attempt { store throws(StoreError) in
      let path = FileSystem.resolved(directory.path) ?? directory.path
      if let known = try store.run(directory: path) {
        run = known.id
        try store.resumeRun(known.id, experiment: experiment)
      } else {
        run = try store.beginRun(
          NewRun(
            name: directory.name, task: settings.task.rawValue, version: Version.current,
            arguments: settings.jsonValue, directory: path, experiment: experiment))
      }
      guard let run else { return }
      let parameters = settings.jsonValue.objectValue?.pairs ?? []
      try store.log(
        parameters: parameters.map {
          (key: $0.key, value: $0.value.stringValue ?? $0.value.text())
        },
        of: run)
    }
  }

  /// Logs the figures of an epoch.
  func epoch(_ record: EpochRecord) {
    var metrics = [
      Metric("train/loss", record.trainLoss, step: record.epoch),
      Metric("lr", record.rate, step: record.epoch),
      Metric("images_per_second", record.imagesPerSecond, step: record.epoch),
    ]
    if let validation = record.validation {
      metrics.append(Metric("val/loss", validation.loss, step: record.epoch))
      metrics += validation.figures.map {
        Metric("metrics/\($0.name)", $0.value, step: record.epoch)
      }
      metrics += validation.lossParts.map {
        Metric("val/\($0.name)", $0.value, step: record.epoch)
      }
    }
    metrics += record.trainLossParts.map {
      Metric("train/\($0.name)", $0.value, step: record.epoch)
    }
    log(metrics)
  }

  /// Logs what measuring the model has given.
  func finish(_ results: TaskResults) {
    log(results.metrics)
    guard !results.predictions.isEmpty else { return }
    attempt { store throws(StoreError) in
      guard let run else { return }
      try store.log(predictions: results.predictions, of: run, campaign: campaign)
    }
  }

  /// Logs how the run ended.
  func end(_ status: Run.Status) {
    attempt { store throws(StoreError) in
      guard let run else { return }
      try store.endRun(run, status)
    }
  }

  private func log(_ metrics: [Metric]) {
    attempt { store throws(StoreError) in
      guard let run else { return }
      try store.log(metrics.filter(\.value.isFinite), of: run)
    }
  }

  /// Does something with the store, until it has failed once.
  private func attempt(_ body: (Store) throws(StoreError) -> Void) {
    guard let store, error == nil else { return }
    do throws(StoreError) {
      try body(store)
    } catch {
      self.error = error
      warn("\(error); the run goes on without being logged")
    }
  }
}
