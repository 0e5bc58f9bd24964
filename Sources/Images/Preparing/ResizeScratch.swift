/// The memory a resize works in, kept from one call to the next; one for each thread.
public struct ResizeScratch: Sendable {
  var columns = ResizeAxis()
  var rows = ResizeAxis()
  var line: [Float] = []

  /// Creates a scratch that holds nothing yet.
  public init() {}

  /// Makes room for one source row of `width` pixels, and what vector loads read behind it.
  mutating func prepareLine(width: Int) {
    let count = width * 3 + 1
    if line.count < count { line = [Float](repeating: 0, count: count) }
  }
}
