import Tensors

/// Places blocks in one arena so that blocks that live at the same time do not overlap.
struct IntervalPlanner {
  /// Floats of the arena so far.
  private(set) var count = 0

  private var blocks: [(range: Range<Int>, times: ClosedRange<Int>)] = []

  /// Places a block of `size` floats at the lowest free, aligned offset; returns the offset.
  mutating func place(_ size: Int, during times: ClosedRange<Int>) -> Int {
    let line = Arena.alignment / MemoryLayout<Float>.stride
    let size = (size + line - 1) / line * line
    var offset = 0
    for block in blocks where block.times.overlaps(times) {
      if offset + size <= block.range.lowerBound { break }
      offset = max(offset, block.range.upperBound)
    }
    let range = offset..<offset + size
    let position = blocks.firstIndex { $0.range.lowerBound > offset } ?? blocks.endIndex
    blocks.insert((range, times), at: position)
    count = max(count, range.upperBound)
    return offset
  }
}
