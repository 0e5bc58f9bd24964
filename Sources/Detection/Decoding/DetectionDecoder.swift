import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns the output row of a picture into detections: confident boxes, best first, without doubles.
///
/// It keeps its memory: decoding allocates nothing once it has seen as many candidates.
public struct DetectionDecoder {
  /// The points.
  public let grid: DetectionGrid

  /// What is kept.
  public let options: DetectionOptions

  /// Whether a class is wanted, by its number.
  private let isWanted: [Bool]
  private var candidates: [ScoredBox] = []
  private var suppression: NonMaximumSuppression

  /// The most candidates that suppression looks at, the most confident ones, as in YOLOv8.
  private static let candidateLimit = 30_000

  /// Creates a decoder.
  public init(grid: DetectionGrid, options: DetectionOptions = DetectionOptions()) {
    self.grid = grid
    self.options = options
    isWanted = (0..<grid.classes).map { options.classes?.contains($0) ?? true }
    suppression = NonMaximumSuppression(
      overlap: options.overlap, limit: options.limit, isAgnostic: options.isAgnostic)
  }

  /// The detections of a picture, the most confident first.
  ///
  /// - Parameter row: `grid.rowCount` outputs.
  public mutating func detections(_ row: FloatView) -> [ScoredBox] {
    precondition(row.count == grid.rowCount, "a row of \(row.count) floats, not \(grid.rowCount)")
    collect(row)
    candidates.sort(by: ScoredBox.precedes)
    if candidates.count > Self.candidateLimit {
      candidates.removeLast(candidates.count - Self.candidateLimit)
    }
    return suppression.kept(of: candidates)
  }

  /// Finds every point and class above the lowest confidence.
  private mutating func collect(_ row: FloatView) {
    candidates.removeAll(keepingCapacity: true)
    // Logits are compared, so that most points need no exponential.
    let lowest = Self.logit(options.confidence)
    let (classes, several, base) = (grid.classes, options.allowsSeveralLabels, row.base)
    grid.forEachPoint { point in
      let logits = base + point.logits
      var best = 0
      for c in 0..<classes where logits[c] > logits[best] { best = c }
      // A NaN is below everything.
      guard logits[best] >= lowest else { return }
      let box = BoxCode.box(point, base)
      for c in several ? 0..<classes : best..<best + 1 where logits[c] >= lowest && isWanted[c] {
        candidates.append(
          ScoredBox(box: box, label: c, confidence: BoxCode.sigmoid(logits[c])))
      }
    }
  }

  /// The number whose sigmoid is a probability.
  private static func logit(_ probability: Float) -> Float {
    if probability <= 0 { return -.infinity }
    return probability >= 1 ? .infinity : log(probability / (1 - probability))
  }
}
