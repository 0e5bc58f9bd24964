/// The memory a resize works in, kept from one call to the next; one for each thread.
public struct ResizeScratch: Sendable {
  var columns = ResizeAxis()
  var rows = ResizeAxis()

  /// One row of sums, and one float more that vector loads read.
  var line: [Float] = []

  /// A fitted picture, before it becomes grey.
  var fitted: [UInt8] = []

  /// A strip, before it is folded.
  var strip: [UInt8] = []

  /// Prepared bytes, before they are normalised.
  var prepared: [UInt8] = []

  /// Creates a scratch that holds nothing yet.
  public init() {}

  /// Prepares the axes and makes room for one source row.
  mutating func prepare(_ frame: FitFrame) {
    columns.prepare(source: frame.sourceWidth, target: frame.width)
    rows.prepare(source: frame.sourceHeight, target: frame.height)
    let count = frame.sourceWidth * 3 + 1
    if line.count < count { line = [Float](repeating: 0, count: count) }
  }
}
