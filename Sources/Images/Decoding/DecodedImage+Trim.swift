extension DecodedImage {
  /// The least alpha that counts as seen: below it, a pixel is within 3 % of what lies under it.
  private static let visibleAlpha: UInt8 = 8

  /// The columns and rows from the first to the last in which something can be seen: all of them in an
  /// opaque picture, and in one in which nothing can be seen.
  var visibleArea: (columns: Range<Int>, rows: Range<Int>) {
    let all = (columns: 0..<width, rows: 0..<height)
    guard channels == 4 else { return all }
    return pixels.withUnsafeBufferPointer { pixels in
      func isSeen(_ x: Int, _ y: Int) -> Bool {
        pixels[(y * width + x) * 4 + 3] >= Self.visibleAlpha
      }
      func isRowSeen(_ y: Int) -> Bool { all.columns.contains { isSeen($0, y) } }
      guard let top = all.rows.first(where: isRowSeen),
        let bottom = all.rows.last(where: isRowSeen)
      else { return all }
      // Rows only ever widen what is known, and each is read up to that.
      var (left, right) = (width, -1)
      for y in top...bottom {
        left = (0..<left).first { isSeen($0, y) } ?? left
        right = (right + 1..<width).last { isSeen($0, y) } ?? right
      }
      return (left..<right + 1, top..<bottom + 1)
    }
  }

  /// The picture without the margins in which nothing can be seen.
  var trimmed: DecodedImage {
    let (columns, rows) = visibleArea
    if columns.count == width && rows.count == height { return self }
    var part: [UInt8] = []
    part.reserveCapacity(columns.count * rows.count * channels)
    for y in rows {
      let start = (y * width + columns.lowerBound) * channels
      part += pixels[start..<start + columns.count * channels]
    }
    return DecodedImage(
      info: info, width: columns.count, height: rows.count, channels: channels, pixels: part)
  }
}
