extension Image {
  /// The main colour of an element: the most frequent one that is not that of its surroundings.
  ///
  /// - Precondition: a part of the box lies on the picture.
  public func elementColor(in box: PixelRectangle) -> RGBColor {
    ElementColors(of: box.part(of: self), in: self).main.color
  }

  /// The picture with an element's main colour made another one.
  ///
  /// Colours near the main one move as it does, so that shading stays; they move less the more they differ, as
  /// lettering on the element does, and its surroundings stay.
  ///
  /// - Precondition: the part is not empty and lies inside.
  func recoloring(_ part: PixelRectangle, to color: RGBColor) -> Image {
    let colors = ElementColors(of: part, in: self)
    let shift = Oklab(color).values - colors.main.values
    var result = self
    // Drawn elements have few colours, each of which is computed once.
    var known: [RGBColor: SIMD4<Float>] = [:]
    for y in part.y..<part.bottom {
      for x in part.x..<part.right {
        let old = self.color(x: x, y: y)
        let new: SIMD4<Float>
        if let value = known[old] {
          new = value
        } else {
          let lab = Oklab(old)
          let share = colors.share(of: lab)
          new = share > 0 ? Oklab(lab.values + shift * share).lanes : lanes(x: x, y: y)
          known[old] = new
        }
        result.setLanes(new, x: x, y: y)
      }
    }
    return result
  }
}

extension RGBColor {
  /// The colour on the other side of the colour circle, as light, and as vivid or a little more.
  public var opposite: RGBColor {
    var lab = Oklab(self)
    let (a, b) = (lab.values[1], lab.values[2])
    let chroma = (a * a + b * b).squareRoot()
    // Greys have no other side; they become orange.
    let direction = chroma < 0.02 ? (-0.6 as Float, -0.8 as Float) : (a / chroma, b / chroma)
    let vivid = max(chroma, 0.14)
    lab.values[1] = -direction.0 * vivid
    lab.values[2] = -direction.1 * vivid
    return lab.color
  }
}

/// The colours of an element and of its surroundings.
struct ElementColors {
  /// The most frequent colour that is not the ground's.
  let main: Oklab

  /// The colour around the element; `nil` where the element fills the picture.
  let ground: Oklab?

  /// From this distance to the main colour on, a colour has nothing of it.
  private let end: Float

  /// Up to this distance colours are shades of one.
  private static let shade: Float = 0.06

  /// Colours this near to the ground's belong to it.
  private static let groundReach: Float = 0.08

  /// Counts the colours of a part of a picture in steps of 16 levels.
  init(of part: PixelRectangle, in image: Image) {
    let ring = BorderRing(around: part, of: image).pixels
    ground = Self.median(ring).map(Oklab.init(lanes:))
    var counts: [Int: (count: Int, sum: SIMD4<Float>)] = [:]
    for y in part.y..<part.bottom {
      for x in part.x..<part.right {
        let lanes = image.lanes(x: x, y: y)
        let steps = (Int(lanes[0]) >> 4, Int(lanes[1]) >> 4, Int(lanes[2]) >> 4)
        let key = (steps.0 * 16 + steps.1) * 16 + steps.2
        let old = counts[key] ?? (0, SIMD4())
        counts[key] = (old.count + 1, old.sum + lanes)
      }
    }
    let colors = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { (color: Oklab(lanes: $0.value.sum / Float($0.value.count)), count: $0.value.count) }
    let ground = ground
    let others = colors.filter { ground.map($0.color.distance(to:)) ?? 1 > Self.groundReach }
    // An element of the ground's colour has nothing else.
    let isApart = others.reduce(0) { $0 + $1.count } * 20 >= part.width * part.height
    main = (isApart ? others.first : nil)?.color ?? colors[0].color
    let main = main
    let distances = others.filter { $0.count * 100 >= part.width * part.height }
      .map { $0.color.distance(to: main) }
    end = max(distances.max() ?? 0, 0.2)
  }

  /// How much of the main colour is in another one, `0...1`.
  func share(of color: Oklab) -> Float {
    let distance = color.distance(to: main)
    let share =
      distance <= Self.shade ? 1 : max(0, 1 - (distance - Self.shade) / (end - Self.shade))
    guard let ground else { return share }
    let apart = main.distance(to: ground)
    // Half way to the ground and on, a colour is more of the ground.
    guard apart > Self.groundReach else { return share }
    return share * min(1, color.distance(to: ground) / (apart / 2))
  }

  /// The median of each channel.
  private static func median(_ pixels: [SIMD4<Float>]) -> SIMD4<Float>? {
    guard !pixels.isEmpty else { return nil }
    var result = SIMD4<Float>()
    for channel in 0..<3 { result[channel] = pixels.map { $0[channel] }.sorted()[pixels.count / 2] }
    return result
  }
}
