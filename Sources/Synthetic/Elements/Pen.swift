/// Draws shapes given in the unit square of a frame that may be turned.
struct Pen {
  let canvas: Canvas
  let map: Affine
  let owner: Owner

  /// A shape of one colour.
  func fill(_ outline: Outline, _ color: Color, opacity: Float = 1) {
    canvas.fill(outline.transformed(map), .flat(color), opacity: opacity, owner: owner)
  }

  /// A shape with a gradient between two points of the unit square.
  func fill(
    _ outline: Outline, from: Point = [0, 0], to: Point = [1, 0], _ colors: [Color],
    opacity: Float = 1
  ) {
    canvas.fill(
      outline.transformed(map), .linear(from: map(from), to: map(to), Ramp(colors)),
      opacity: opacity, owner: owner)
  }

  /// A shape with a gradient like light on a cylinder: dark, light, dark.
  func round(_ outline: Outline, left: Float, right: Float, _ color: Color) {
    fill(
      outline, from: [left, 0], to: [right, 0],
      [
        color.darker(0.45), color, color.lighter(0.35), color.lighter(0.1), color.darker(0.1),
        color.darker(0.5),
      ])
  }

  /// A band along a line; its width is a share of the frame's mean side.
  func stroke(_ line: [Point], width: Float, _ color: Color, opacity: Float = 1) {
    let outline = Outline.stroke(line.map { map($0) }, width: width * map.scale)
    canvas.fill(outline, .flat(color), opacity: opacity, owner: owner)
  }

  func rect(_ x: Float, _ y: Float, _ w: Float, _ h: Float, radius: Float = 0) -> Outline {
    .rounded(Frame(x, y, w, h), radius: radius)
  }
}
