/// A loader of a dataset as the source of a trainer.
final class LoaderSource: BatchSource {
  /// The loader.
  let loader: BatchLoader

  init(_ loader: BatchLoader) { self.loader = loader }

  var sampleCount: Int { loader.sampleCount }

  var batchSize: Int { loader.batchSize }

  func fill(
    epoch: Int, batch: Int, input: MutableFloatView, labels: inout [Int32]
  ) throws(BatchError) -> Int {
    do throws(DatasetError) {
      return try loader.fill(epoch: epoch, batch: batch, input: input, labels: &labels)
    } catch {
      throw BatchError(error)
    }
  }
}

extension BatchError {
  init(_ error: DatasetError) {
    if case .changed(let path, let reason) = error {
      self.init(path: path, reason: reason)
    } else {
      self.init(path: "a batch", reason: error.description)
    }
  }
}
