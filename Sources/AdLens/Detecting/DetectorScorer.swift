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

  /// The images that get inputs of one size, and what it takes to compute them.
  private final class Group {
    let indices: [Int]
    let preprocessing: Preprocessing
    let loader: BoxLoader
    let session: Session
    let grid: DetectionGrid
    var decoder: DetectionDecoder
    var loss: DetectionLoss
    var boxes: [[LabeledBox]]

    init(
      network: Network, dataset: BoxDataset, items: [BoxDataset.Item], indices: [Int],
      batchSize: Int, pool: WorkerPool
    ) throws(NetworkError) {
      self.indices = indices
      // An adapted size, adapted, gives itself.
      preprocessing = dataset.preprocessing.adapted(to: items[indices[0]].sample.size)
      loader = BoxLoader(
        indices.map { items[$0].sample }, pixels: dataset.pixels, preprocessing: preprocessing,
        batchSize: min(batchSize, indices.count), shuffles: false, seed: 0)
      grid = DetectionGrid(
        width: preprocessing.width, height: preprocessing.height,
        classes: dataset.classNames.count, strides: Architectures.detectorStrides)
      session = try network.makeSession(
        input: Shape(
          loader.batchSize, preprocessing.height, preprocessing.width, preprocessing.channels),
        purpose: .inference, pool: pool)
      decoder = DetectionDecoder(grid: grid, options: .evaluation)
      loss = DetectionLoss(grid: grid)
      boxes = Array(repeating: [], count: loader.batchSize)
    }

    func fill(_ batch: Int) throws(BatchError) -> Int {
      do throws(DatasetError) {
        return try loader.fill(epoch: 0, batch: batch, input: session.input, objects: &boxes)
      } catch {
        throw BatchError(error)
      }
    }
  }

  private let items: [BoxDataset.Item]
  private let groups: [Group]

  /// Plans the memory.
  ///
  /// - Parameters:
  ///   - network: the detector.
  ///   - dataset: prepared for its input.
  ///   - items: the images to measure, at least one.
  ///   - batchSize: how many are computed together at most; images of several sizes share it, and so its memory.
  ///   - pool: the threads.
  init(
    network: Network, dataset: BoxDataset, items: [BoxDataset.Item], batchSize: Int,
    pool: WorkerPool
  ) throws(NetworkError) {
    self.items = items
    let bySize = Dictionary(grouping: items.indices) { items[$0].sample.size }
    // In the order of the images, whatever order a dictionary has.
    var groups: [Group] = []
    for indices in bySize.values.sorted(by: { $0[0] < $1[0] }) {
      groups.append(
        try Group(
          network: network, dataset: dataset, items: items, indices: indices,
          batchSize: max(1, batchSize / bySize.count), pool: pool))
    }
    self.groups = groups
  }

  /// Computes all images; `nil` when it was asked to stop.
  func measure(shouldStop: () -> Bool = { false }) throws(BatchError) -> Result? {
    var result = Result()
    var measured = [MeasuredImage?](repeating: nil, count: items.count)
    for group in groups {
      for batch in 0..<group.loader.batchCount {
        if shouldStop() { return nil }
        let count = try group.fill(batch)
        group.session.forward(count: count)
        let output = group.session.output.slice(0, count * group.grid.rowCount)
        if !isFinite(output, pool: .serial) { result.isFinite = false }
        let parts = group.loss.loss(
          of: output, truth: group.boxes.prefix(count).map { $0.map(TrueObject.init) })
        let share = Double(count) / Double(items.count)
        result.loss.classes += parts.classes * share
        result.loss.boxes += parts.boxes * share
        result.loss.positives += parts.positives
        for picture in 0..<count {
          let row = output.slice(picture * group.grid.rowCount, group.grid.rowCount)
          let index = group.indices[batch * group.loader.batchSize + picture]
          measured[index] = self.measured(row, items[index], group)
        }
      }
    }
    result.images = measured.compactMap(\.self)
    return result
  }

  /// What was found in a picture, beside what is in it.
  private func measured(
    _ row: FloatView, _ item: BoxDataset.Item, _ group: Group
  ) -> MeasuredImage {
    let (width, height) = (item.image.width, item.image.height)
    let frame = group.preprocessing.frame(width: width, height: height)
    return MeasuredImage(
      truths: item.image.objects.map {
        MeasuredImage.Truth(
          box: MeasuredImage.Box($0.box), label: $0.classIndex, area: $0.area,
          isCrowd: $0.isCrowd)
      },
      findings: group.decoder.detections(row).compactMap {
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
