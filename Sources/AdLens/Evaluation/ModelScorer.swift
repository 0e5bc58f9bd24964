/// Runs a network over the images of a dataset.
enum ModelScorer {
  /// The logits of some samples, in their order.
  static func score(
    _ samples: [Sample], of dataset: Dataset, with network: Network, batchSize: Int,
    pool: WorkerPool
  ) throws(EvaluationError) -> ScoredSamples {
    let size = min(batchSize, samples.count)
    let source = LoaderSource(
      BatchLoader(dataset, samples: samples, batchSize: size, shuffles: false, seed: 0))
    let scorer: Scorer
    do throws(NetworkError) {
      scorer = try Scorer(network: network, batchSize: size, pool: pool)
    } catch {
      throw .network(error)
    }
    var scores = ScoredSamples(classes: scorer.classes, capacity: samples.count)
    do throws(BatchError) {
      try scorer.score(source, into: &scores)
    } catch {
      throw .batch(error)
    }
    return scores
  }
}
