import Tensors

/// Where the numbers of a detector's output row lie, and which point of the picture each belongs to.
///
/// A detector returns one row a sample. For each stride, finest first, it holds the distances
/// `[height, width, 4]` and then the class logits `[height, width, classes]` of the points at the centres
/// of the cells, `stride` pixels apart. Points are numbered in that order over all strides.
public struct DetectionGrid: Hashable, Sendable {
  /// The points of one stride.
  public struct Level: Hashable, Sendable {
    /// Pixels from one point to the next.
    public let stride: Int
    /// Points down.
    public let height: Int
    /// Points across.
    public let width: Int
    /// The number of the first point.
    public let firstPoint: Int
    /// Where the distances begin in a row.
    public let distances: Int
    /// Where the logits begin in a row.
    public let logits: Int

    /// The number of points.
    public var count: Int { height * width }
  }

  /// Points of each stride, finest first.
  public let levels: [Level]

  /// The number of classes.
  public let classes: Int

  /// The number of points.
  public let pointCount: Int

  /// Floats of an output row.
  public var rowCount: Int { pointCount * (4 + classes) }

  /// The grid of a network for inputs of a size.
  ///
  /// - Precondition: the largest stride divides width and height.
  public init(width: Int, height: Int, classes: Int, strides: [Int] = [8, 16, 32]) {
    precondition(classes > 0, "a detector needs a class")
    var levels: [Level] = []
    var (points, floats) = (0, 0)
    for stride in strides {
      precondition(
        width % stride == 0 && height % stride == 0,
        "\(width) x \(height) is no multiple of the stride \(stride)")
      let count = (width / stride) * (height / stride)
      levels.append(
        Level(
          stride: stride, height: height / stride, width: width / stride, firstPoint: points,
          distances: floats, logits: floats + 4 * count))
      points += count
      floats += count * (4 + classes)
    }
    self.levels = levels
    self.classes = classes
    pointCount = points
  }

  /// Calls `body` with every point: its number, its place in the picture, its stride, and where its
  /// distances and logits begin in a row.
  @inline(__always)
  func forEachPoint(_ body: (_ point: Point) -> Void) {
    for level in levels {
      for y in 0..<level.height {
        for x in 0..<level.width {
          let cell = y * level.width + x
          body(
            Point(
              number: level.firstPoint + cell, x: (Float(x) + 0.5) * Float(level.stride),
              y: (Float(y) + 0.5) * Float(level.stride), stride: Float(level.stride),
              distances: level.distances + 4 * cell, logits: level.logits + classes * cell))
        }
      }
    }
  }

  /// One point and its place in a row.
  struct Point {
    let number: Int
    let x: Float
    let y: Float
    let stride: Float
    let distances: Int
    let logits: Int
  }
}
