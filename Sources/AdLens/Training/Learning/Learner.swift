/// A network with its trainer, and what a frozen part of it needs.
final class Learner {
  /// The whole network.
  let network: Network

  /// What trains it, or its last layer.
  let trainer: Trainer

  /// The threads.
  let pool: WorkerPool

  /// The loader of the training images.
  let training: BatchLoader

  private let frozen: FrozenFeatures?

  /// Plans the memory for a run.
  init(
    _ settings: TrainingSettings, dataset: Dataset, network: Network
  ) throws(TrainingRunError) {
    pool = WorkerPool(threads: settings.threads)
    self.network = network
    let seed = UInt64(settings.seed)
    training = BatchLoader(
      dataset, split: .train, batchSize: settings.batch, shuffles: true, seed: seed,
      augmentation: settings.augmentation.forImages)
    let heldOut = dataset.samples(on: .validation)
    var sources: (any BatchSource, (any BatchSource)?) = (
      LoaderSource(training),
      heldOut.isEmpty
        ? nil
        : LoaderSource(
          BatchLoader(
            dataset, samples: heldOut, batchSize: settings.batch, shuffles: false, seed: seed))
    )
    do throws(NetworkError) {
      frozen =
        settings.freezesFeatures
        ? try FrozenFeatures(network, batchSize: settings.batch, seed: seed, pool: pool) : nil
      if let frozen {
        sources = (frozen.source(sources.0), sources.1.map { frozen.source($0) })
      }
      trainer = try Trainer(
        network: frozen?.head ?? network, options: settings.trainerOptions(for: dataset),
        training: sources.0, validation: sources.1, pool: pool)
    } catch {
      throw .network(error)
    }
  }

  /// The whole network with the weights that count.
  func result() -> Network {
    guard let frozen else { return trainer.result }
    frozen.copyHead(trainer.result, to: network)
    return network
  }
}
