import Kernels
import NeuralNetworks
import Tensors

/// Learning which of several classes a sample belongs to: softmax cross-entropy, measured by accuracy.
final class ClassificationObjective: Objective {
  private let training: any BatchSource
  private let validation: (any BatchSource)?
  private let loss: SoftmaxCrossEntropy
  private let scorer: Scorer?
  private var scores: ScoredSamples
  private var labels: BatchLabels
  private var count = 0

  /// Plans the memory.
  ///
  /// - Parameters:
  ///   - training: what to learn from.
  ///   - validation: what the best epoch is chosen on.
  ///   - network: the network whose weights count, which is the one to measure.
  ///   - options: the label smoothing and the class weights.
  ///   - pool: the threads.
  init(
    training: any BatchSource, validation: (any BatchSource)?, network: Network,
    options: TrainerOptions, pool: WorkerPool
  ) throws(NetworkError) {
    self.training = training
    self.validation = validation
    scorer =
      try validation.map { source throws(NetworkError) in
        try Scorer(network: network, batchSize: source.batchSize, pool: pool)
      }
    let classes = network.output.channels
    scores = ScoredSamples(classes: classes, capacity: validation?.sampleCount ?? 0)
    labels = BatchLabels(batchSize: training.batchSize)
    loss = SoftmaxCrossEntropy(
      classes: classes, labelSmoothing: options.labelSmoothing, classWeights: options.classWeights)
  }

  var sampleCount: Int { training.sampleCount }

  var batchSize: Int { training.batchSize }

  var hasValidation: Bool { validation != nil }

  func fill(epoch: Int, batch: Int, input: MutableFloatView) throws(BatchError) -> Int {
    count = try labels.fill(from: training, epoch: epoch, batch: batch, input: input)
    return count
  }

  func loss(of output: FloatView, gradient: MutableFloatView) -> Double {
    loss.loss(of: output, labels: labels.values(count), gradient: gradient)
  }

  func validate() throws(BatchError) -> EpochRecord.Validation? {
    guard let validation, let scorer else { return nil }
    try scorer.score(validation, into: &scores)
    guard let loss = scores.meanLoss(), let top1 = scores.accuracy(top: 1),
      let top5 = scores.accuracy(top: 5)
    else { return nil }
    return EpochRecord.Validation(loss: loss, top1: top1, top5: top5)
  }
}
