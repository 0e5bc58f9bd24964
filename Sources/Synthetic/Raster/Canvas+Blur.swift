extension Canvas {
  /// Blurs the whole picture by two box filters in each direction; edges are held.
  func blur(radius: Int) {
    guard radius > 0 else { return }
    let count = width * height
    var planes = [UInt8](repeating: 0, count: 3 * count)
    if blurScratch.count < count { blurScratch = [UInt8](repeating: 0, count: count) }
    planes.withUnsafeMutableBufferPointer { planes in
      blurScratch.withUnsafeMutableBufferPointer { scratch in
        guard let planes = planes.baseAddress, let scratch = scratch.baseAddress else { return }
        for channel in 0..<3 {
          let plane = planes + channel * count
          let shift = UInt32(8 * channel)
          for index in 0..<count {
            plane[index] = UInt8(truncatingIfNeeded: pixels[index] >> shift)
          }
          for _ in 0..<2 {
            heldRows(plane, scratch, radius)
            heldColumns(scratch, plane, radius)
          }
        }
        for index in 0..<count {
          pixels[index] =
            UInt32(planes[index]) | UInt32(planes[count + index]) << 8
            | UInt32(planes[2 * count + index]) << 16 | 0xFF00_0000
        }
      }
    }
  }

  /// The running mean along rows, the ends repeated beyond the edges.
  private func heldRows(
    _ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, _ radius: Int
  ) {
    let scale = 65536 / (2 * radius + 1)
    for y in 0..<height {
      let from = source + y &* width
      let to = target + y &* width
      var sum = Int(from[0]) &* (radius &+ 1)
      for x in 1...radius { sum &+= Int(from[min(x, width &- 1)]) }
      for x in 0..<width {
        to[x] = UInt8(truncatingIfNeeded: (sum &* scale &+ 32768) >> 16)
        sum &+= Int(from[min(x &+ radius &+ 1, width &- 1)])
        sum &-= Int(from[max(x &- radius, 0)])
      }
    }
  }

  /// The same along columns, a row at a time, so that memory is read in order.
  private func heldColumns(
    _ source: UnsafePointer<UInt8>, _ target: UnsafeMutablePointer<UInt8>, _ radius: Int
  ) {
    let scale = Int32(65536 / (2 * radius + 1))
    let (width, height) = (width, height)
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: width) { sums in
      guard let sums = sums.baseAddress else { return }
      for x in 0..<width { sums[x] = Int32(source[x]) &* Int32(radius &+ 1) }
      for y in 1...radius {
        let row = source + min(y, height &- 1) &* width
        for x in 0..<width { sums[x] &+= Int32(row[x]) }
      }
      for y in 0..<height {
        let to = target + y &* width
        let enters = source + min(y &+ radius &+ 1, height &- 1) &* width
        let leaves = source + max(y &- radius, 0) &* width
        for x in 0..<width {
          to[x] = UInt8(truncatingIfNeeded: (sums[x] &* scale &+ 32768) >> 16)
          sums[x] &+= Int32(enters[x]) &- Int32(leaves[x])
        }
      }
    }
  }
}
