/// How much of each pixel of a rectangle is covered, 0 to 255; memory that is used again.
struct Mask {
  /// Where the rectangle lies on the canvas.
  private(set) var x = 0
  private(set) var y = 0
  private(set) var width = 0
  private(set) var height = 0

  /// `[height, width]`, and possibly unused bytes after it.
  var coverage: [UInt8] = []

  /// Makes an empty mask of a rectangle.
  mutating func prepare(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
    let count = self.width * self.height
    if coverage.count < count {
      coverage = [UInt8](repeating: 0, count: count)
    } else {
      coverage.withUnsafeMutableBufferPointer { bytes in
        for index in 0..<count { bytes[index] = 0 }
      }
    }
  }

  mutating func move(_ dx: Int, _ dy: Int) {
    x += dx
    y += dy
  }
}
