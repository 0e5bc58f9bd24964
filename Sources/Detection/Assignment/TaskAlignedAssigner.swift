import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Decides which points of the grid are to find which objects (Feng and others, "TOOD", 2021).
///
/// A point inside an object's box suits it by `score^alpha * overlap^beta`, with the score of the object's
/// class and the overlap of the predicted box; the `candidates` best ones are to find it. A point chosen by
/// several objects finds the one its box overlaps most. An object that has no point inside its box gets the
/// nearest one. The target of a point's score is its suitability, scaled so that the best of an object
/// reaches the largest overlap of its points.
///
/// It keeps its memory: a call allocates nothing once it has seen as many objects.
struct TaskAlignedAssigner {
  /// The most points of an object.
  static let candidates = 10

  /// The exponents of score and overlap.
  static let alpha: Float = 0.5
  static let beta: Float = 6

  /// The object of each point, or -1.
  private(set) var objects: [Int]

  /// The target of each point's score for its object's class; 0 without an object.
  private(set) var scores: [Float]

  private var overlaps: [Float]

  /// The best points of one object so far, best first.
  private var best: [(point: Int, suitability: Float, overlap: Float)] = []

  init(points: Int) {
    objects = Array(repeating: -1, count: points)
    scores = Array(repeating: 0, count: points)
    overlaps = Array(repeating: 0, count: points)
    best.reserveCapacity(Self.candidates + 1)
  }

  /// Assigns the points of one picture.
  ///
  /// - Parameters:
  ///   - truth: the objects.
  ///   - grid: the points.
  ///   - row: the output row of the picture.
  ///   - boxes: the predicted box of each point.
  mutating func assign(
    _ truth: some RandomAccessCollection<TrueObject>, grid: DetectionGrid,
    row: UnsafePointer<Float>, boxes: UnsafeBufferPointer<CornerBox>
  ) {
    for point in objects.indices {
      objects[point] = -1
      scores[point] = 0
      overlaps[point] = 0
    }
    for (number, object) in truth.enumerated() {
      findBest(for: object, grid: grid, row: row, boxes: boxes)
      claim(for: number)
    }
    for (number, object) in truth.enumerated() {
      setScores(of: number, object, grid: grid, row: row)
    }
  }

  /// Collects the points that suit an object best.
  private mutating func findBest(
    for object: TrueObject, grid: DetectionGrid, row: UnsafePointer<Float>,
    boxes: UnsafeBufferPointer<CornerBox>
  ) {
    best.removeAll(keepingCapacity: true)
    var nearest = (point: 0, distance: Float.infinity)
    let centreX = (object.box.left + object.box.right) / 2
    let centreY = (object.box.top + object.box.bottom) / 2
    grid.forEachPoint { point in
      if object.box.contains(x: point.x, y: point.y) {
        let overlap = boxes[point.number].overlap(object.box)
        let score = BoxCode.sigmoid(row[point.logits + object.label])
        offer(point.number, Self.suitability(score, overlap), overlap)
      } else if best.isEmpty {
        let (dx, dy) = (point.x - centreX, point.y - centreY)
        // Of equally near points the finer one wins: it comes first.
        let distance = dx * dx + dy * dy
        if distance < nearest.distance { nearest = (point.number, distance) }
      }
    }
    if best.isEmpty {
      best.append((nearest.point, 0, boxes[nearest.point].overlap(object.box)))
    }
  }

  /// Puts a point among the best if it belongs there; of equals the earlier one stays in front.
  private mutating func offer(_ point: Int, _ suitability: Float, _ overlap: Float) {
    if best.count == Self.candidates {
      guard suitability > best[best.count - 1].suitability else { return }
      best.removeLast()
    }
    var place = best.count
    while place > 0 && best[place - 1].suitability < suitability { place -= 1 }
    best.insert((point, suitability, overlap), at: place)
  }

  /// Gives an object its best points, unless another one overlaps them more.
  private mutating func claim(for object: Int) {
    for candidate in best
    where objects[candidate.point] < 0 || candidate.overlap > overlaps[candidate.point] {
      objects[candidate.point] = object
      overlaps[candidate.point] = candidate.overlap
    }
  }

  /// Sets the target scores of an object's points.
  private mutating func setScores(
    of number: Int, _ object: TrueObject, grid: DetectionGrid, row: UnsafePointer<Float>
  ) {
    var largest = (suitability: Float(0), overlap: Float(0))
    grid.forEachPoint { point in
      guard objects[point.number] == number else { return }
      let overlap = overlaps[point.number]
      let score = BoxCode.sigmoid(row[point.logits + object.label])
      let suitability = Self.suitability(score, overlap)
      scores[point.number] = suitability
      largest.suitability = max(largest.suitability, suitability)
      largest.overlap = max(largest.overlap, overlap)
    }
    guard largest.suitability > 0 else { return }
    // Divided first: the quotient of a tiny suitability is at most 1, its inverse may be infinite.
    for point in objects.indices where objects[point] == number {
      scores[point] = scores[point] / largest.suitability * largest.overlap
    }
  }

  @inline(__always)
  private static func suitability(_ score: Float, _ overlap: Float) -> Float {
    let square = overlap * overlap
    // alpha = 1 / 2 and beta = 6.
    return score.squareRoot() * square * square * square
  }
}
