extension TrainingSettings {
  /// How the trainer is to work on this data.
  func trainerOptions(for dataset: Dataset) -> TrainerOptions {
    var options = trainerOptions
    if balancesClasses {
      options.classWeights = Self.balancedWeights(dataset.classCounts(on: .train))
    }
    return options
  }

  /// How the trainer is to work on any data.
  var trainerOptions: TrainerOptions {
    var options = TrainerOptions(
      epochs: epochs, optimizer: optimizer.optimizer, peakRate: rate, schedule: schedule.schedule)
    options.warmUpEpochs = warmUpEpochs
    options.weightDecay = Float(weightDecay)
    options.labelSmoothing = Float(labelSmoothing)
    options.averageDecay = averageDecay.map { Float($0) }
    options.clipNorm = clipNorm.map { Float($0) }
    options.patience = patience
    options.patienceStart = patienceStart
    return options
  }

  /// Weights under which every class counts as much as any other: images / (classes · images of the
  /// class), as in scikit-learn.
  ///
  /// A class without images gets none.
  static func balancedWeights(_ counts: [Int]) -> [Float] {
    let total = Float(counts.reduce(0, +))
    return counts.map { $0 == 0 ? 0 : total / Float(counts.count * $0) }
  }

  /// How the data is read for this run; idx pictures keep their size unless told otherwise.
  func datasetOptions(
    for kind: DatasetKind?, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
  ) -> DatasetOptions {
    var options = DatasetOptions()
    if let imageSize {
      options.preprocessing = Preprocessing(
        width: imageSize.width, height: imageSize.height, channels: kind == .idx ? 1 : 3, fit: fit,
        aspect: aspect, margins: margins, matte: matte)
    }
    // A scene of a detector is made of several pictures, so that decoding each time would cost the most.
    if task == .detect {
      options.cacheBudget = max(options.cacheBudget, Processor.memoryBytes / 4)
    }
    options.classDepth = classDepth
    options.root = root
    options.threads = threads
    options.progress = progress
    if let maximumPixels { options.limits = DecodeLimits(pixels: maximumPixels) }
    return options
  }
}
