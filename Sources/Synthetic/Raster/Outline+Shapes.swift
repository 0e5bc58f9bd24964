#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Outline {
  static func rectangle(_ frame: Frame) -> Outline {
    Outline([
      [frame.x, frame.y], [frame.maxX, frame.y], [frame.maxX, frame.maxY], [frame.x, frame.maxY],
    ])
  }

  /// A rectangle with round corners.
  static func rounded(_ frame: Frame, radius: Float) -> Outline {
    let r = min(radius, frame.shortSide / 2)
    guard r > 0.3 else { return rectangle(frame) }
    let quarter = Float.pi / 2
    var outline = Outline()
    let corners: [Point] = [
      [frame.maxX - r, frame.y + r], [frame.maxX - r, frame.maxY - r],
      [frame.x + r, frame.maxY - r], [frame.x + r, frame.y + r],
    ]
    for (index, corner) in corners.enumerated() {
      let start = quarter * Float(index - 1)
      outline.arc(corner, [r, r], from: start, to: start + quarter, isFirst: index == 0)
    }
    return outline
  }

  static func ellipse(_ frame: Frame) -> Outline {
    var outline = Outline()
    let radius: Point = [frame.width / 2, frame.height / 2]
    outline.arc(frame.center, radius, from: 0, to: 2 * .pi, isFirst: true)
    return outline
  }

  static func circle(_ center: Point, _ radius: Float) -> Outline {
    ellipse(Frame(center.x - radius, center.y - radius, 2 * radius, 2 * radius))
  }

  static func ring(_ center: Point, _ outer: Float, _ inner: Float) -> Outline {
    var outline = circle(center, outer)
    outline.append(circle(center, inner).reversed)
    return outline
  }

  /// The border of a shape: the shape less the same one shrunk about its centre.
  static func frame(_ frame: Frame, radius: Float, thickness: Float) -> Outline {
    var outline = rounded(frame, radius: radius)
    let inner = frame.inset(thickness)
    outline.append(rounded(inner, radius: max(0, radius - thickness)).reversed)
    return outline
  }

  /// A regular polygon, or a star when `inner` is below 1.
  static func star(
    _ center: Point, radius: Point, points count: Int, inner: Float = 1, turn: Float = 0
  ) -> Outline {
    let corners = inner < 1 ? count * 2 : count
    return Outline(
      (0..<corners).map { index in
        let angle = turn - .pi / 2 + 2 * .pi * Float(index) / Float(corners)
        let share = index % 2 == 1 && inner < 1 ? inner : 1
        return center + radius * Point(cos(angle), sin(angle)) * share
      })
  }

  /// A band along a line with round ends.
  static func stroke(_ line: [Point], width: Float, isRound: Bool = true) -> Outline {
    var outline = Outline()
    let half = width / 2
    for (a, b) in zip(line, line.dropFirst()) {
      let along = b - a
      let length = (along.x * along.x + along.y * along.y).squareRoot()
      guard length > 1e-4 else { continue }
      let side: Point = Point(-along.y, along.x) * (half / length)
      outline.move(a + side)
      outline.line(a - side)
      outline.line(b - side)
      outline.line(b + side)
    }
    if isRound {
      // Walked like the bands, so that overlaps add up instead of becoming holes.
      for p in line { outline.append(circle(p, half).reversed) }
    }
    return outline
  }

  /// A closed curve through some points (Catmull and Rom, 1974).
  static func smooth(_ points: [Point], steps: Int = 8) -> Outline {
    let n = points.count
    var result: [Point] = []
    for index in 0..<n {
      let a = points[(index + n - 1) % n]
      let b = points[index]
      let c = points[(index + 1) % n]
      let d = points[(index + 2) % n]
      for step in 0..<steps {
        let t = Float(step) / Float(steps)
        let linear = (c - a) * t
        let square = (a * 2 - b * 5 + c * 4 - d) * (t * t)
        let cube = (b * 3 - a - c * 3 + d) * (t * t * t)
        result.append((b * 2 + linear + square + cube) * 0.5)
      }
    }
    return Outline(result)
  }
}
