/// Runs a detector over the images of a dataset.
final class DetectorScorer {
  /// What was found in images, and the loss there.
  struct Result {
    /// The images in their order, boxes in pixels of the upright image.
    var images: [MeasuredImage] = []

    /// The parts of the loss, means over the images.
    var loss = DetectionLoss.Parts()

    /// Whether the network has computed numbers everywhere.
    var isFinite = true
  }

  private let items: [BoxDataset.Item]
  private let preprocessing: Preprocessing
  private let loader: BoxLoader
  private let session: Session
  private let grid: DetectionGrid
  private var decoder: DetectionDecoder
  private var loss: DetectionLoss
  private var boxes: [[LabeledBox]]

  /// Plans the memory.
  ///
  /// - Parameters:
  ///   - network: the detector.
  ///   - dataset: prepared for its input.
  ///   - items: the images to measure, at least one.
  ///   - batchSize: how many are computed together.
  ///   - pool: the threads.
  init(
    network: Network, dataset: BoxDataset, items: [BoxDataset.Item], batchSize: Int,
    pool: WorkerPool
  ) throws(NetworkError) {
    self.items = items
    preprocessing = dataset.preprocessing
    loader = BoxLoader(
      items.map(\.sample), pixels: dataset.pixels, preprocessing: preprocessing,
      batchSize: min(batchSize, items.count), shuffles: false, seed: 0)
    grid = DetectionGrid(
      width: preprocessing.width, height: preprocessing.height, classes: dataset.classNames.count,
      strides: Architectures.detectorStrides)
    session = try network.makeSession(batch: loader.batchSize, purpose: .inference, pool: pool)
    decoder = DetectionDecoder(grid: grid, options: .evaluation)
    loss = DetectionLoss(grid: grid)
    boxes = Array(repeating: [], count: loader.batchSize)
  }

  /// Computes all images; `nil` when it was asked to stop.
  func measure(shouldStop: () -> Bool = { false }) throws(BatchError) -> Result? {
    var result = Result()
    for batch in 0..<loader.batchCount {
      if shouldStop() { return nil }
      let count = try fill(batch)
      session.forward(count: count)
      let output = session.output.slice(0, count * grid.rowCount)
      if !isFinite(output, pool: .serial) { result.isFinite = false }
      let parts = loss.loss(of: output, truth: boxes.prefix(count).map { $0.map(TrueObject.init) })
      let share = Double(count) / Double(items.count)
      result.loss.classes += parts.classes * share
      result.loss.boxes += parts.boxes * share
      result.loss.positives += parts.positives
      for picture in 0..<count {
        let row = output.slice(picture * grid.rowCount, grid.rowCount)
        result.images.append(measured(row, items[result.images.count]))
      }
    }
    return result
  }

  private func fill(_ batch: Int) throws(BatchError) -> Int {
    do throws(DatasetError) {
      return try loader.fill(epoch: 0, batch: batch, input: session.input, objects: &boxes)
    } catch {
      throw BatchError(error)
    }
  }

  /// What was found in a picture, beside what is in it.
  private func measured(_ row: FloatView, _ item: BoxDataset.Item) -> MeasuredImage {
    let (width, height) = (item.image.width, item.image.height)
    let frame = preprocessing.frame(width: width, height: height)
    return MeasuredImage(
      truths: item.image.objects.map {
        MeasuredImage.Truth(
          box: MeasuredImage.Box($0.box), label: $0.classIndex, area: $0.area,
          isCrowd: $0.isCrowd)
      },
      findings: decoder.detections(row).compactMap {
        let box = $0.box.broughtBack(by: frame, width: width, height: height)
        if box.area <= 0 { return nil }
        return MeasuredImage.Finding(
          box: MeasuredImage.Box(
            x: Double(box.left), y: Double(box.top), width: Double(box.width),
            height: Double(box.height)), label: $0.label, confidence: Double($0.confidence))
      })
  }
}

extension MeasuredImage.Box {
  /// The box of an annotation.
  init(_ box: Box) { self.init(x: box.x, y: box.y, width: box.width, height: box.height) }
}

extension TrueObject {
  /// The object of a loader.
  init(_ box: LabeledBox) {
    self.init(
      box: CornerBox(left: box.left, top: box.top, right: box.right, bottom: box.bottom),
      label: box.label)
  }
}
