extension Image {
  /// Fills the part of a rectangle that lies on the picture.
  public mutating func fill(x: Int, y: Int, width: Int, height: Int, color: RGBColor) {
    let columns = max(0, x)..<max(0, x, min(self.width, x + width))
    let rows = max(0, y)..<max(0, y, min(self.height, y + height))
    for row in rows {
      for column in columns {
        let offset = (row * self.width + column) * 3
        pixels[offset] = color.red
        pixels[offset + 1] = color.green
        pixels[offset + 2] = color.blue
      }
    }
  }

  /// Draws a frame of `thickness` pixels along the inside of a rectangle.
  public mutating func border(
    x: Int, y: Int, width: Int, height: Int, thickness: Int = 1, color: RGBColor
  ) {
    let across = min(thickness, height)
    let down = min(thickness, width)
    fill(x: x, y: y, width: width, height: across, color: color)
    fill(x: x, y: y + height - across, width: width, height: across, color: color)
    fill(x: x, y: y, width: down, height: height, color: color)
    fill(x: x + width - down, y: y, width: down, height: height, color: color)
  }

  /// Copies the part of another picture that lies on this one, its top left corner at `(x, y)`.
  public mutating func blit(_ other: Image, x: Int, y: Int) {
    let columns = max(0, -x)..<max(0, -x, min(other.width, width - x))
    let rows = max(0, -y)..<max(0, -y, min(other.height, height - y))
    guard !columns.isEmpty else { return }
    for row in rows {
      let from = (row * other.width + columns.lowerBound) * 3
      let to = ((y + row) * width + x + columns.lowerBound) * 3
      let count = columns.count * 3
      pixels.replaceSubrange(to..<to + count, with: other.pixels[from..<from + count])
    }
  }
}
