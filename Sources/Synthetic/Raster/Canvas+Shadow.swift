extension Canvas {
  /// A blurred copy of an outline, below which the element is drawn afterwards.
  func shadow(_ outline: Outline, offset: Point, blur: Float, color: Color, opacity: Float) {
    let map = Affine(x: [1, 0], y: [0, 1], origin: offset)
    rasterizer.fill(outline.transformed(map), canvas: (width, height), into: &mask)
    let radius = min(24, Int(blur.rounded()))
    if radius > 0 { mask.blur(radius: radius, canvas: (width, height), scratch: &blurScratch) }
    paint(mask, .flat(color), opacity: opacity, owner: .unchanged)
  }
}

extension Mask {
  /// Blurs by two box filters in each direction, growing the mask to hold what spreads.
  mutating func blur(radius: Int, canvas: (width: Int, height: Int), scratch: inout [UInt8]) {
    guard width > 0, height > 0, radius > 0 else { return }
    let grow = 2 * radius
    let left = max(0, x - grow)
    let top = max(0, y - grow)
    let right = min(canvas.width, x + width + grow)
    let bottom = min(canvas.height, y + height + grow)
    var grown = Mask()
    grown.prepare(x: left, y: top, width: right - left, height: bottom - top)
    for line in 0..<height {
      let to = (y - top + line) * grown.width + x - left
      let from = line * width
      grown.coverage.replaceSubrange(to..<to + width, with: coverage[from..<from + width])
    }
    let count = grown.width * grown.height
    if scratch.count < count { scratch = [UInt8](repeating: 0, count: count) }
    grown.coverage.withUnsafeMutableBufferPointer { bytes in
      scratch.withUnsafeMutableBufferPointer { scratch in
        guard let bytes = bytes.baseAddress, let scratch = scratch.baseAddress else { return }
        for _ in 0..<2 {
          boxRows(bytes, scratch, grown.width, grown.height, radius)
          boxColumns(scratch, bytes, grown.width, grown.height, radius)
        }
      }
    }
    self = grown
  }
}

/// The mean of `2 * radius + 1` bytes along each row; outside is 0.
func boxRows(
  _ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, _ width: Int,
  _ height: Int, _ radius: Int
) {
  // 16 bits behind the point, rounded to nearest.
  let scale = 65536 / (2 * radius + 1)
  for y in 0..<height {
    let from = source + y &* width
    let to = target + y &* width
    var sum = 0
    for x in 0..<min(radius, width) { sum &+= Int(from[x]) }
    for x in 0..<width {
      if x &+ radius < width { sum &+= Int(from[x &+ radius]) }
      if x > radius { sum &-= Int(from[x &- radius &- 1]) }
      to[x] = UInt8(truncatingIfNeeded: (sum &* scale &+ 32768) >> 16)
    }
  }
}

/// The same along each column, a row at a time, so that memory is read in order.
func boxColumns(
  _ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, _ width: Int,
  _ height: Int, _ radius: Int
) {
  let scale = Int32(65536 / (2 * radius + 1))
  withUnsafeTemporaryAllocation(of: Int32.self, capacity: width) { sums in
    guard let sums = sums.baseAddress else { return }
    sums.initialize(repeating: 0, count: width)
    for y in 0..<min(radius, height) {
      let row = source + y &* width
      for x in 0..<width { sums[x] &+= Int32(row[x]) }
    }
    for y in 0..<height {
      if y &+ radius < height {
        let row = source + (y &+ radius) &* width
        for x in 0..<width { sums[x] &+= Int32(row[x]) }
      }
      if y > radius {
        let row = source + (y &- radius &- 1) &* width
        for x in 0..<width { sums[x] &-= Int32(row[x]) }
      }
      let to = target + y &* width
      for x in 0..<width {
        to[x] = UInt8(truncatingIfNeeded: (sums[x] &* scale &+ 32768) >> 16)
      }
    }
  }
}

extension Canvas {
  /// Makes the pixels of an outline an element's without painting them.
  func claim(_ outline: Outline, owner: Owner) {
    guard case .element(let number) = owner else { return }
    rasterizer.fill(outline, canvas: (width, height), into: &mask)
    for line in 0..<mask.height {
      let at = (mask.y + line) * width + mask.x
      for column in 0..<mask.width where mask.coverage[line * mask.width + column] >= 128 {
        owners[at + column] = number
      }
    }
  }
}
