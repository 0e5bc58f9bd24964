extension TrainingRun {
  /// Images of the first batch, and worst errors, that are shown.
  private static let shownImages = 32

  /// Draws the first training images as the network sees them.
  func writeFirstBatch() throws(TrainingRunError) {
    let path = directory.file("first-batch.png")
    guard !FileSystem.exists(path) else { return }
    let images = try pictures { () throws(DatasetError) in
      try PreparedImages.images(
        of: learner.training, dataset.preprocessing, count: Self.shownImages)
    }
    try write(try sheet(images, frame: nil), to: path)
  }

  /// Draws the charts, the worst errors and the page about the run.
  func writePictures(of evaluations: [ModelEvaluation]) throws(TrainingRunError) {
    try writeCurves()
    // What was measured last is what the model is worth: on test images when there are any.
    var worst: [RunReport.WorstError] = []
    if let evaluation = evaluations.last {
      let figures = evaluation.reportFigures
      try write(
        Chart.confusionMatrix(labels: evaluation.classNames, counts: figures.confusion).fileSVG,
        to: directory.file("confusion-matrix.svg"))
      try write(
        Chart.reliability(figures.reliability, calibrationError: evaluation.metrics.ece).fileSVG,
        to: directory.file("reliability.svg"))
      worst = try writeWorstErrors(of: evaluation)
    }
    try writeReport(.finished, evaluation: evaluations.last, worst: worst)
  }

  /// Draws the course of the losses, the accuracy and the learning rate.
  func writeCurves() throws(TrainingRunError) {
    let rows = learner.trainer.history.map(EpochRow.init)
    if let chart = Chart.trainingCurves(rows, bestEpoch: learner.trainer.bestEpoch) {
      try write(chart.fileSVG, to: directory.file("training-curves.svg"))
    }
  }

  private func writeWorstErrors(
    of evaluation: ModelEvaluation
  ) throws(TrainingRunError) -> [RunReport.WorstError] {
    let indices = Array(evaluation.worstErrors.prefix(Self.shownImages))
    guard !indices.isEmpty else { return [] }
    let images = try pictures { () throws(DatasetError) in
      try PreparedImages.images(of: indices.map { evaluation.samples[$0] }, in: dataset)
    }
    try write(
      try sheet(images, frame: RGBColor(red: 192, green: 57, blue: 43)),
      to: directory.file("worst-errors.png"))
    var errors: [RunReport.WorstError] = []
    for (index, image) in zip(indices, images).prefix(12) {
      let sample = evaluation.samples[index]
      errors.append(
        RunReport.WorstError(
          path: sample.path, trueLabel: evaluation.classNames[sample.label],
          label: evaluation.label(index), confidence: evaluation.confidence(index),
          thumbnail: try png(image)))
    }
    return errors
  }

  /// Images side by side, small ones enlarged.
  private func sheet(_ images: [Image], frame: RGBColor?) throws(TrainingRunError) -> [UInt8] {
    let side = max(96, min(160, dataset.preprocessing.width))
    let layout = ContactSheet(cellWidth: side, cellHeight: side, columns: 8)
    return try png(layout.draw(images, frames: images.map { _ in frame }))
  }

  private func png(_ image: Image) throws(TrainingRunError) -> [UInt8] {
    do throws(ImageEncodingError) {
      return try PNGEncoder.encode(image)
    } catch {
      throw .picture(reason: error.reason)
    }
  }

  private func pictures(
    _ body: () throws(DatasetError) -> [Image]
  ) throws(TrainingRunError) -> [Image] {
    do throws(DatasetError) {
      return try body()
    } catch {
      throw .data(error)
    }
  }
}
