import NeuralNetworks
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The loss of a detector over a batch: how well classes are scored and boxes are placed.
///
/// With `t` the target scores of a batch that the assignment gives, `T = max(sum(t), 1)` and `o` a point with an
/// object:
///
/// `loss = classWeight * sum over points and classes of BCE(logit, t) / T
///  + boxWeight * sum over o of t[o] * (1 - CIoU[o]) / T`
///
/// - outputs, gradient: `[batch, grid.rowCount]`
public struct DetectionLoss {
  /// The parts of the loss of a batch.
  public struct Parts: Hashable, Sendable {
    /// The part of the classes, weighted.
    public var classes = 0.0
    /// The part of the boxes, weighted.
    public var boxes = 0.0
    /// Both.
    public var total: Double { classes + boxes }
    /// The points that had an object.
    public var positives = 0

    /// Creates parts that are 0.
    public init() {}
  }

  /// The points.
  public let grid: DetectionGrid

  /// How much the classes count.
  public let classWeight: Double

  /// How much the boxes count.
  public let boxWeight: Double

  private var assigner: TaskAlignedAssigner
  private var boxes: [CornerBox]

  /// The assignment of every picture of the batch: the object of each point or -1, and the target score.
  private var objects: [Int] = []
  private var targets: [Float] = []

  /// Creates the loss with the weights of YOLOv8 (Jocher and others, 2023).
  public init(grid: DetectionGrid, classWeight: Double = 0.5, boxWeight: Double = 7.5) {
    self.grid = grid
    self.classWeight = classWeight
    self.boxWeight = boxWeight
    assigner = TaskAlignedAssigner(points: grid.pointCount)
    boxes = Array(
      repeating: CornerBox(left: 0, top: 0, right: 0, bottom: 0), count: grid.pointCount)
  }

  /// The loss of a batch; overwrites `gradient`, if given, with its gradient at the outputs.
  ///
  /// - Precondition: `outputs` has a row for each element of `truth`; labels lie in `0..<grid.classes`.
  public mutating func loss(
    of outputs: FloatView, truth: [[TrueObject]], gradient: MutableFloatView? = nil
  ) -> Parts {
    precondition(
      outputs.count == truth.count * grid.rowCount,
      "\(truth.count) pictures need \(truth.count * grid.rowCount) outputs, got \(outputs.count)")
    precondition(
      truth.allSatisfy { $0.allSatisfy { (0..<grid.classes).contains($0.label) } },
      "labels must lie in 0..<\(grid.classes)")
    let sum = assign(outputs, truth)
    var parts = Parts()
    for (picture, objects) in truth.enumerated() {
      add(
        picture, objects, outputs.slice(picture * grid.rowCount, grid.rowCount),
        scale: 1 / sum, to: &parts, gradient?.slice(picture * grid.rowCount, grid.rowCount))
    }
    return parts
  }

  /// Assigns the points of all pictures and returns the sum of the target scores, at least 1.
  private mutating func assign(_ outputs: FloatView, _ truth: [[TrueObject]]) -> Double {
    let points = grid.pointCount
    if objects.count < truth.count * points {
      objects = Array(repeating: -1, count: truth.count * points)
      targets = Array(repeating: 0, count: truth.count * points)
    }
    var sum = 0.0
    for (picture, list) in truth.enumerated() {
      let row = outputs.slice(picture * grid.rowCount, grid.rowCount)
      decode(row)
      boxes.withUnsafeBufferPointer {
        assigner.assign(list, grid: grid, row: row.base, boxes: $0)
      }
      for point in 0..<points {
        objects[picture * points + point] = assigner.objects[point]
        targets[picture * points + point] = assigner.scores[point]
        sum += Double(assigner.scores[point])
      }
    }
    return max(sum, 1)
  }

  private mutating func decode(_ row: FloatView) {
    let grid = grid
    boxes.withUnsafeMutableBufferPointer { boxes in
      grid.forEachPoint { boxes[$0.number] = BoxCode.box($0, row.base) }
    }
  }

  private func add(
    _ picture: Int, _ truth: [TrueObject], _ row: FloatView, scale: Double, to parts: inout Parts,
    _ gradient: MutableFloatView?
  ) {
    let first = picture * grid.pointCount
    let classScale = classWeight * scale
    var (classSum, boxSum, positives) = (0.0, 0.0, 0)
    grid.forEachPoint { point in
      let number = objects[first + point.number]
      let target = targets[first + point.number]
      let label = number < 0 ? -1 : truth[number].label
      for c in 0..<grid.classes {
        let logit = row.base[point.logits + c]
        let wanted = c == label ? target : 0
        classSum += Double(BoxCode.softplus(logit) - wanted * logit)
        gradient?.base[point.logits + c] = Float(
          classScale * Double(BoxCode.sigmoid(logit) - wanted))
      }
      let slopes = gradient.map { $0.base + point.distances }
      guard number >= 0, target > 0 else {
        if let slopes { for edge in 0..<4 { slopes[edge] = 0 } }
        return
      }
      positives += 1
      let weight = boxWeight * scale * Double(target)
      let complete = CompleteOverlap.value(
        of: BoxCode.box(point, row.base), target: truth[number].box)
      boxSum += weight * (1 - complete.value)
      guard let slopes else { return }
      for edge in 0..<4 {
        // The left and upper edges lie before the point: a longer distance moves them back.
        let sign: Double = edge < 2 ? -1 : 1
        let inner = Double(point.stride * BoxCode.sigmoid(row.base[point.distances + edge]))
        slopes[edge] = Float(-weight * complete.slopes[edge] * sign * inner)
      }
    }
    parts.classes += classScale * classSum
    parts.boxes += boxSum
    parts.positives += positives
  }
}
