#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Closed polygons, curves already cut into short lines; where two overlap in opposite directions is a
/// hole.
struct Outline: Sendable {
  private(set) var points: [Point] = []

  /// Where each polygon starts.
  private(set) var starts: [Int] = []

  init() {}

  init(_ polygon: [Point]) {
    points = polygon
    starts = [0]
  }

  mutating func move(_ p: Point) {
    starts.append(points.count)
    points.append(p)
  }

  mutating func line(_ p: Point) { points.append(p) }

  /// A quadratic curve from the last point.
  mutating func quad(_ control: Point, _ end: Point, steps: Int = 10) {
    let start = points.last ?? control
    for step in 1...steps {
      let t = Float(step) / Float(steps)
      let u = 1 - t
      points.append(start * (u * u) + control * (2 * u * t) + end * (t * t))
    }
  }

  /// A cubic curve from the last point.
  mutating func cubic(_ first: Point, _ second: Point, _ end: Point, steps: Int = 14) {
    let start = points.last ?? first
    for step in 1...steps {
      let t = Float(step) / Float(steps)
      let u = 1 - t
      let head = start * (u * u * u) + first * (3 * u * u * t)
      points.append(head + second * (3 * u * t * t) + end * (t * t * t))
    }
  }

  /// An arc of an ellipse; angles clockwise from the right, in radians.
  mutating func arc(
    _ center: Point, _ radius: Point, from: Float, to: Float, isFirst: Bool = false
  ) {
    let steps = max(3, Int((to - from).magnitude * 7))
    for step in 0...steps {
      let angle = from + (to - from) * Float(step) / Float(steps)
      let p: Point = center + radius * Point(cos(angle), sin(angle))
      if isFirst && step == 0 { move(p) } else { points.append(p) }
    }
  }

  mutating func append(_ other: Outline) {
    let offset = points.count
    points += other.points
    starts += other.starts.map { $0 + offset }
  }

  /// The same polygons walked the other way: holes, when appended to what surrounds them.
  var reversed: Outline {
    var result = Outline()
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : points.count
      result.starts.append(result.points.count)
      result.points += points[start..<end].reversed()
    }
    return result
  }

  func transformed(_ map: Affine) -> Outline {
    var result = self
    for index in points.indices { result.points[index] = map(points[index]) }
    return result
  }

  /// The smallest rectangle around all points.
  var bounds: Frame {
    guard var low = points.first else { return Frame(0, 0, 0, 0) }
    var high = low
    for p in points {
      low = pointwiseMin(low, p)
      high = pointwiseMax(high, p)
    }
    return Frame(low.x, low.y, high.x - low.x, high.y - low.y)
  }
}
