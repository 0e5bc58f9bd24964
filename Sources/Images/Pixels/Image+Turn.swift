extension Image {
  /// The picture turned upright from how it was stored.
  public func turned(_ orientation: Orientation) -> Image {
    guard orientation != .upright else { return self }
    let outWidth = orientation.swapsSides ? height : width
    let outHeight = orientation.swapsSides ? width : height
    // Where output (0, 0) lies in the stored picture, and the steps of one column and one row.
    let lastX = width - 1
    let lastY = height - 1
    let column = 3
    let row = width * 3
    let (startX, startY, stepX, stepY): (Int, Int, Int, Int) =
      switch orientation {
      case .upright: (0, 0, column, row)
      case .mirrored: (lastX, 0, -column, row)
      case .turnedHalf: (lastX, lastY, -column, -row)
      case .flipped: (0, lastY, column, -row)
      case .transposed: (0, 0, row, column)
      case .turnedRight: (0, lastY, -row, column)
      case .transversed: (lastX, lastY, -row, -column)
      case .turnedLeft: (lastX, 0, row, -column)
      }
    let start = startY * row + startX * column
    let turned = [UInt8](unsafeUninitializedCapacity: pixels.count) { out, count in
      pixels.withUnsafeBufferPointer { source in
        var to = 0
        for y in 0..<outHeight {
          var from = start + y * stepY
          for _ in 0..<outWidth {
            out[to] = source[from]
            out[to + 1] = source[from + 1]
            out[to + 2] = source[from + 2]
            to += 3
            from += stepX
          }
        }
      }
      count = pixels.count
    }
    return Image(width: outWidth, height: outHeight, pixels: turned)
  }
}
