/// Fills outlines by the signed areas of their edges, exactly anti-aliased.
///
/// Every edge adds, for the pixels it crosses, how much area it opens to its right; the sums along a row
/// are the coverage (the method of Raph Levien's font-rs). Work is proportional to the rectangle around the
/// outline. Legend: `x`, `y` pixel; `d` signed height of an edge within a row.
struct Rasterizer {
  private var areas: [Float] = []

  /// Fills what lies on a canvas of `width` and `height` into a mask; an empty one when nothing does.
  mutating func fill(_ outline: Outline, canvas: (width: Int, height: Int), into mask: inout Mask) {
    let bounds = outline.bounds
    let left = max(0, Int(max(bounds.x, -1).rounded(.down)))
    let top = max(0, Int(max(bounds.y, -1).rounded(.down)))
    let right = min(canvas.width, Int(min(bounds.maxX, 1e6).rounded(.up)))
    let bottom = min(canvas.height, Int(min(bounds.maxY, 1e6).rounded(.up)))
    guard right > left, bottom > top, bounds.width.isFinite, bounds.height.isFinite else {
      return mask.prepare(x: 0, y: 0, width: 0, height: 0)
    }
    mask.prepare(x: left, y: top, width: right - left, height: bottom - top)
    // Two more columns take what lies on or beyond the right edge.
    let stride = mask.width + 2
    let count = stride * mask.height
    if areas.count < count { areas = [Float](repeating: 0, count: count) }
    let origin: Point = [Float(left), Float(top)]
    // Raw pointers: rows and columns are clamped to the mask in `add`.
    areas.withUnsafeMutableBufferPointer { areas in
      guard let areas = areas.baseAddress else { return }
      for index in 0..<count { areas[index] = 0 }
      let (width, height) = (Float(mask.width), mask.height)
      outline.points.withUnsafeBufferPointer { points in
        for (index, start) in outline.starts.enumerated() {
          let end = index + 1 < outline.starts.count ? outline.starts[index + 1] : points.count
          var previous = points[end - 1] - origin
          for position in start..<end {
            let next = points[position] - origin
            Self.add(previous, next, areas, stride, width, height)
            previous = next
          }
        }
      }
      mask.coverage.withUnsafeMutableBufferPointer { coverage in
        Self.sum(areas, stride, width: mask.width, height: height, into: coverage)
      }
    }
  }

  private static func sum(
    _ areas: UnsafeMutablePointer<Float>, _ stride: Int, width: Int, height: Int,
    into coverage: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard var out = coverage.baseAddress else { return }
    for y in 0..<height {
      let row = areas + y &* stride
      var total: Float = 0
      for x in 0..<width {
        total += row[x]
        out[x] = UInt8(min(total.magnitude, 1) * 255 + 0.5)
      }
      out += width
    }
  }

  @inline(__always)
  private static func add(
    _ from: Point, _ to: Point, _ areas: UnsafeMutablePointer<Float>, _ stride: Int,
    _ width: Float, _ height: Int
  ) {
    guard from.y != to.y else { return }
    let isDown = from.y < to.y
    let (a, b) = isDown ? (from, to) : (to, from)
    let sign: Float = isDown ? 1 : -1
    let slope = (b.x - a.x) / (b.y - a.y)
    var x = a.y < 0 ? a.x - a.y * slope : a.x
    let first = max(0, Int(a.y.rounded(.down)))
    let last = min(height, Int(b.y.rounded(.up)))
    guard first < last else { return }
    for row in first..<last {
      let top = max(Float(row), a.y)
      let tall = min(Float(row + 1), b.y) - top
      let next = x + slope * tall
      let (x0, x1) = (min(max(min(x, next), 0), width), min(max(max(x, next), 0), width))
      spread(areas + row &* stride, tall * sign, x0, x1)
      x = next
    }
  }

  /// Adds the edge from column `x0` to `x1` of one row, `0 <= x0 <= x1 <= width`.
  @inline(__always)
  private static func spread(
    _ row: UnsafeMutablePointer<Float>, _ d: Float, _ x0: Float, _ x1: Float
  ) {
    let floor0 = x0.rounded(.down)
    let ceil1 = x1.rounded(.up)
    let (i0, i1) = (Int(floor0), Int(ceil1))
    if i1 <= i0 + 1 {
      let middle = 0.5 * (x0 + x1) - floor0
      row[i0] += d - d * middle
      row[i0 + 1] += d * middle
      return
    }
    let s = 1 / (x1 - x0)
    let start = x0 - floor0
    let head = 0.5 * s * (1 - start) * (1 - start)
    let end = x1 - ceil1 + 1
    let tail = 0.5 * s * end * end
    row[i0] += d * head
    if i1 == i0 + 2 {
      row[i0 + 1] += d * (1 - head - tail)
    } else {
      let second = s * (1.5 - start)
      row[i0 + 1] += d * (second - head)
      for i in i0 + 2..<i1 - 1 { row[i] += d * s }
      let rest = second + Float(i1 - i0 - 3) * s
      row[i1 - 1] += d * (1 - rest - tail)
    }
    row[i1] += d * tail
  }
}
