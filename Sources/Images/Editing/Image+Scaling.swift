extension Image {
  /// The picture with a part of it larger or smaller about its centre, moved so that it stays inside; what a
  /// smaller one uncovers is filled from the surroundings.
  ///
  /// - Precondition: the part is not empty and lies inside; the factor is finite and positive.
  func scaling(_ part: PixelRectangle, by factor: Double) -> Image {
    let place = part.scaled(by: factor, in: (width, height))
    if place == part { return self }
    let element = cropped(to: part).resized(width: place.width, height: place.height)
    var result = factor < 1 ? removing(part) : self
    result.blend(element, x: place.x, y: place.y)
    return result
  }

  /// Lays a picture over this one; towards edges that are not this one's it fades over a few pixels, so that no
  /// line shows where the grounds differ.
  private mutating func blend(_ element: Image, x: Int, y: Int) {
    let fade = min(3, (min(element.width, element.height) - 1) / 4)
    /// How many pixels lie between a pixel and the nearer end of a side that fades.
    func depth(_ position: Int, _ length: Int, _ start: Int, _ bound: Int) -> Int {
      min(
        start == 0 ? .max : position, start + length == bound ? .max : length - 1 - position)
    }
    for row in 0..<element.height {
      let vertical = depth(row, element.height, y, height)
      for column in 0..<element.width {
        let depth = min(vertical, depth(column, element.width, x, width))
        let over = element.lanes(x: column, y: row)
        let share = depth >= fade ? 1 : Float(depth + 1) / Float(fade + 1)
        let under = lanes(x: x + column, y: y + row)
        setLanes(under + (over - under) * share, x: x + column, y: y + row)
      }
    }
  }
}
