extension TrainingRun {
  /// Draws the pictures and the page about the run.
  func writePictures(of evaluations: [ModelEvaluation]) throws(TrainingRunError) {
  }
}
