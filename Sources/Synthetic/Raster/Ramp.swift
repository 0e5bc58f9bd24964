/// A run of colours, 256 steps from the first to the last.
struct Ramp: Sendable {
  let colors: [UInt32]

  init(_ stops: [Color]) {
    precondition(!stops.isEmpty, "a ramp needs a colour")
    colors = (0..<256).map { index in
      let at = Float(index) / 255 * Float(stops.count - 1)
      let below = min(Int(at), stops.count - 1)
      let above = min(below + 1, stops.count - 1)
      return stops[below].mixed(stops[above], at - Float(below)).packed
    }
  }

  init(_ stops: Color...) { self.init(stops) }
}

/// What a shape is filled with.
enum Paint: Sendable {
  case flat(Color)

  /// Colours along the way between two points, held before and behind.
  case linear(from: Point, to: Point, Ramp)

  /// Colours from a centre outwards.
  case radial(center: Point, radius: Point, Ramp)

  /// A picture laid over a rectangle of the canvas through an affine map to its unit square.
  case picture(Sprite, Affine)

  /// A gradient across a rectangle at an angle, 0 from left to right, a quarter turn downwards.
  static func gradient(_ frame: Frame, angle: Float, _ ramp: Ramp) -> Paint {
    let half = Affine(x: [frame.width / 2, 0], y: [0, frame.height / 2], origin: frame.center)
    let turned = half.turned(angle, about: frame.center)
    return .linear(from: turned([-1, 0]), to: turned([1, 0]), ramp)
  }

  /// Downwards across a rectangle.
  static func down(_ frame: Frame, _ colors: Color...) -> Paint {
    .linear(from: [frame.x, frame.y], to: [frame.x, frame.maxY], Ramp(colors))
  }

  /// From left to right across a rectangle.
  static func across(_ frame: Frame, _ colors: Color...) -> Paint {
    .linear(from: [frame.x, frame.y], to: [frame.maxX, frame.y], Ramp(colors))
  }
}
