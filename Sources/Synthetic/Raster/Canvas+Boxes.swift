/// The visible pixels of one element.
struct Extent: Hashable, Sendable {
  var left: Int
  var top: Int
  /// One past the last column and row.
  var right: Int
  var bottom: Int
  /// How many pixels.
  var count: Int

  var width: Int { right - left }
  var height: Int { bottom - top }
}

extension Canvas {
  /// For every element number the extent of its pixels; `nil` when it has none.
  func extents() -> [Extent?] {
    var result = [Extent?](repeating: nil, count: 256)
    for y in 0..<height {
      let row = owners + y &* width
      var x = 0
      while x < width {
        let owner = row[x]
        let start = x
        while x < width, row[x] == owner { x &+= 1 }
        guard owner != 0 else { continue }
        let old = result[Int(owner)]
        result[Int(owner)] = Extent(
          left: min(old?.left ?? start, start), top: old?.top ?? y,
          right: max(old?.right ?? x, x), bottom: y + 1, count: (old?.count ?? 0) + x - start)
      }
    }
    return result
  }
}
