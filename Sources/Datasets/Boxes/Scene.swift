import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a training picture is made of: one picture, four around a point, or long ones in bands, each moved, scaled
/// and perhaps mirrored, and the objects that stay visible.
struct Scene {
  /// A picture and where it goes.
  struct Part {
    /// The position of the sample.
    let sample: Int
    /// The part of the output that it fills.
    let region: Variation.Rectangle
    /// How it is drawn.
    let variation: Variation
  }

  /// The pictures; their regions cover the output.
  private(set) var parts: [Part] = []

  /// The objects that are visible, in pixels of the output.
  private(set) var objects: [LabeledBox] = []

  /// Names the stream of random numbers that scenes are drawn from.
  private static let stream: UInt64 = 0x5343_454E

  /// Pixels of matte between bands: fewer than these.
  private static let gaps = 32

  /// The least breadth of a band.
  private static let leastBreadth = 16

  private let gallery: Gallery
  private let settings: BoxAugmentation
  private let width: Int
  private let height: Int
  private var generator: RandomGenerator

  /// Draws the scene that begins with the sample at `position` in `epoch`, as large as usual pictures.
  init(
    _ gallery: Gallery, position: Int, settings: BoxAugmentation, seed: UInt64, epoch: Int
  ) {
    self.gallery = gallery
    self.settings = settings
    width = gallery.usual.width
    height = gallery.usual.height
    generator = RandomGenerator(
      seed: seed, stream: Self.stream, UInt64(truncatingIfNeeded: epoch),
      UInt64(truncatingIfNeeded: position))
    if generator.uniform() >= settings.mosaicProbability {
      addOne(position)
    } else if gallery.isLong(position) {
      addBands(first: position)
    } else {
      addFour(first: position)
    }
  }

  /// One picture, moved around its place; of a long one a part of its length.
  private mutating func addOne(_ position: Int) {
    let zoom = exp(generator.symmetric(log(1 + settings.scale)))
    var centreX = Float(width) * (0.5 + generator.symmetric(settings.shift))
    var centreY = Float(height) * (0.5 + generator.symmetric(settings.shift))
    if gallery.isLong(position) {
      let content = gallery.samples[position].content
      centreX += window(Float(content.width) * zoom, in: width)
      centreY += window(Float(content.height) * zoom, in: height)
    }
    add(
      position, zoom: zoom, in: Variation.Rectangle(x: 0, y: 0, width: width, height: height)
    ) { _ in (centreX, centreY) }
  }

  /// How far the centre of something longer than the output is moved to show a part of it.
  private mutating func window(_ length: Float, in output: Int) -> Float {
    generator.symmetric(max(length - Float(output), 0) / 2)
  }

  /// Long pictures that lie the same way, one beside the other, each showing a part of its length.
  private mutating func addBands(first: Int) {
    let size = gallery.samples[first].size
    let isWide = size.width > size.height
    let breadth = isWide ? height : width
    var position = first
    var start = 0
    while start < breadth {
      let content = gallery.samples[position].content
      let zoom = exp(generator.symmetric(log(1 + settings.scale)))
      let taken = Float(isWide ? content.height : content.width) * zoom
      var end = start + max(Self.leastBreadth, Int(taken)) + generator.integer(below: Self.gaps)
      if breadth - end < Self.leastBreadth { end = max(end, breadth) }
      let across = Float(start + end) / 2
      let along =
        isWide
        ? Float(width) / 2 + window(Float(content.width) * zoom, in: width)
        : Float(height) / 2 + window(Float(content.height) * zoom, in: height)
      let visible = min(end, breadth) - start
      let region =
        isWide
        ? Variation.Rectangle(x: 0, y: start, width: width, height: visible)
        : Variation.Rectangle(x: start, y: 0, width: visible, height: height)
      add(position, zoom: zoom, in: region) { _ in isWide ? (along, across) : (across, along) }
      start = end
      let others = isWide ? gallery.wide : gallery.tall
      position = others[generator.integer(below: others.count)]
    }
  }

  /// Four pictures whose corners meet at a point of the middle half.
  private mutating func addFour(first: Int) {
    let (width, height) = (width, height)
    let x = Int(Float(width) * generator.uniform(0.25, 0.75))
    let y = Int(Float(height) * generator.uniform(0.25, 0.75))
    for corner in 0..<4 {
      let position = corner == 0 ? first : generator.integer(below: gallery.samples.count)
      let (isRight, isLow) = (corner % 2 == 1, corner >= 2)
      let region = Variation.Rectangle(
        x: isRight ? x : 0, y: isLow ? y : 0, width: isRight ? width - x : x,
        height: isLow ? height - y : y)
      let sample = gallery.samples[position]
      let zoom = 0.6 * exp(generator.symmetric(log(1 + settings.scale)))
      add(position, zoom: zoom, in: region) { isMirrored in
        // The picture's own corner comes to lie on the point.
        let content = sample.content
        let left = Float(content.x) - Float(sample.size.width) / 2
        let right = left + Float(content.width)
        let top = Float(content.y) - Float(sample.size.height) / 2
        let bottom = top + Float(content.height)
        let (near, far) = isMirrored ? (-right, -left) : (left, right)
        return (
          Float(x) - zoom * (isRight ? near : far), Float(y) - zoom * (isLow ? top : bottom)
        )
      }
    }
  }

  /// Adds a picture whose centre lies at `centre(isMirrored)` of the output.
  private mutating func add(
    _ position: Int, zoom: Float, in region: Variation.Rectangle,
    centre: (_ isMirrored: Bool) -> (x: Float, y: Float)
  ) {
    let sample = gallery.samples[position]
    let (middleX, middleY) = (Float(sample.size.width) / 2, Float(sample.size.height) / 2)
    let isMirrored = generator.uniform() < settings.flipProbability
    let sign: Float = isMirrored ? -1 : 1
    let (x, y) = centre(isMirrored)
    var variation = Variation()
    variation.placement = Variation.Placement(
      xx: sign / zoom, yy: 1 / zoom, shiftX: sign / zoom * (Float(width) / 2 - x),
      shiftY: (Float(height) / 2 - y) / zoom)
    variation.brightness = 1 + generator.symmetric(settings.brightness)
    variation.contrast = 1 + generator.symmetric(settings.contrast)
    variation.saturation = 1 + generator.symmetric(settings.saturation)
    guard region.width > 0 && region.height > 0 else { return }
    parts.append(Part(sample: position, region: region, variation: variation))
    for object in sample.objects {
      let left = x + zoom * sign * (object.left - middleX)
      let right = x + zoom * sign * (object.right - middleX)
      let moved = LabeledBox(
        left: min(left, right), top: y + zoom * (object.top - middleY),
        right: max(left, right), bottom: y + zoom * (object.bottom - middleY),
        label: object.label)
      let visible = moved.clipped(to: region)
      guard visible.area >= settings.smallestVisiblePart * moved.area,
        min(visible.right - visible.left, visible.bottom - visible.top) >= settings.smallestSide
      else { continue }
      objects.append(visible)
    }
  }
}
