extension ModelEvaluation {
  /// The figures as the page about a run shows them.
  var reportFigures: Evaluation {
    let classes = zip(classNames, metrics.perClass).map { name, figures in
      ClassFigures(
        label: name, precision: figures.precision, recall: figures.recall, f1: figures.f1,
        support: figures.support)
    }
    let confusion = classNames.indices.map { truth in
      classNames.indices.map { metrics.confusion[truth: truth, prediction: $0] }
    }
    return Evaluation(
      split: samples.first?.split?.rawValue ?? "all", count: metrics.count,
      correctCount: classNames.indices.reduce(0) { $0 + confusion[$1][$1] },
      top5: classNames.count > 5 ? metrics.top5 : nil, negativeLogLikelihood: metrics.nll,
      calibrationError: metrics.ece, classes: classes, confusion: confusion,
      reliability: metrics.reliability.bins.map {
        ReliabilityBin(
          lower: $0.lower, upper: $0.upper, count: $0.count, confidence: $0.confidence,
          accuracy: $0.accuracy)
      })
  }
}

extension EpochRow {
  /// An epoch as the page about a run shows it.
  init(_ record: EpochRecord) {
    self.init(
      epoch: record.epoch, trainLoss: record.trainLoss, validationLoss: record.validation?.loss,
      top1: record.validation?.value("accuracy_top1"),
      map: record.validation?.value("map50_95"), map50: record.validation?.value("map50"),
      learningRate: record.rate)
  }
}
