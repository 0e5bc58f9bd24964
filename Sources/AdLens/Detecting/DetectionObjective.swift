/// Learning to find objects, measured by COCO's average precision.
///
/// The loss is `DetectionLoss`; of the figures of the held-out pictures `map50_95` decides.
final class DetectionObjective: Objective {
  /// The names of the figures, the one that decides first.
  static let figureNames = ["map50_95", "map50"]

  /// The names of the parts of the loss.
  static let lossPartNames = ["class_loss", "box_loss"]

  private let training: BoxLoader
  private let validation: DetectorScorer?
  private let classCount: Int
  private var loss: DetectionLoss
  private var parts = DetectionLoss.Parts()
  private var boxes: [[LabeledBox]]
  private var truth: [[TrueObject]] = []

  /// Plans the memory.
  ///
  /// - Parameters:
  ///   - training: what to learn from.
  ///   - validation: measures the pictures that the best epoch is chosen on.
  ///   - grid: the points of the detector.
  init(training: BoxLoader, validation: DetectorScorer?, grid: DetectionGrid) {
    self.training = training
    self.validation = validation
    classCount = grid.classes
    loss = DetectionLoss(grid: grid)
    boxes = Array(repeating: [], count: training.batchSize)
  }

  var sampleCount: Int { training.sampleCount }

  var batchSize: Int { training.batchSize }

  var hasValidation: Bool { validation != nil }

  func fill(epoch: Int, batch: Int, input: MutableFloatView) throws(BatchError) -> Int {
    let count: Int
    do throws(DatasetError) {
      count = try training.fill(epoch: epoch, batch: batch, input: input, objects: &boxes)
    } catch {
      throw BatchError(error)
    }
    truth.removeAll(keepingCapacity: true)
    for objects in boxes.prefix(count) { truth.append(objects.map(TrueObject.init)) }
    return count
  }

  func loss(of output: FloatView, gradient: MutableFloatView) -> Double {
    // The last batch of an epoch may have fewer pictures than there is room for.
    let count = truth.count * loss.grid.rowCount
    parts = loss.loss(
      of: output.slice(0, count), truth: truth, gradient: gradient.slice(0, count))
    return parts.total
  }

  var lossPartNames: [String] { Self.lossPartNames }

  func addLossParts(to sums: inout [Double], weight: Double) {
    sums[0] += parts.classes * weight
    sums[1] += parts.boxes * weight
  }

  func validate() throws(BatchError) -> EpochRecord.Validation? {
    guard let result = try validation?.measure() else { return nil }
    let precision = AveragePrecision(result.images, classCount: classCount)
    return EpochRecord.Validation(
      loss: result.loss.total,
      figures: [
        .init(Self.figureNames[0], precision.mean ?? 0),
        .init(Self.figureNames[1], precision.at50 ?? 0),
      ],
      lossParts: [
        .init(Self.lossPartNames[0], result.loss.classes),
        .init(Self.lossPartNames[1], result.loss.boxes),
      ])
  }
}
