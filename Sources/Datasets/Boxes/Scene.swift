import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a training picture is made of: one picture, or four around a point, each moved, scaled and perhaps
/// mirrored, and the objects that stay visible.
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

  private let settings: BoxAugmentation
  private let width: Int
  private let height: Int
  private var generator: RandomGenerator

  /// Draws the scene that begins with the sample at `position` in `epoch`.
  init(
    _ samples: [BoxSample], position: Int, settings: BoxAugmentation, seed: UInt64, epoch: Int,
    width: Int, height: Int
  ) {
    self.settings = settings
    self.width = width
    self.height = height
    generator = RandomGenerator(
      seed: seed, stream: Self.stream, UInt64(truncatingIfNeeded: epoch),
      UInt64(truncatingIfNeeded: position))
    if generator.uniform() < settings.mosaicProbability {
      addFour(samples, first: position)
    } else {
      addOne(samples[position], position)
    }
  }

  /// One picture, moved around its place.
  private mutating func addOne(_ sample: BoxSample, _ position: Int) {
    let zoom = exp(generator.symmetric(log(1 + settings.scale)))
    let centreX = Float(width) * (0.5 + generator.symmetric(settings.shift))
    let centreY = Float(height) * (0.5 + generator.symmetric(settings.shift))
    add(
      sample, position, zoom: zoom,
      in: Variation.Rectangle(x: 0, y: 0, width: width, height: height)
    ) { _ in (centreX, centreY) }
  }

  /// Four pictures whose corners meet at a point of the middle half.
  private mutating func addFour(_ samples: [BoxSample], first: Int) {
    let (width, height) = (width, height)
    let x = Int(Float(width) * generator.uniform(0.25, 0.75))
    let y = Int(Float(height) * generator.uniform(0.25, 0.75))
    for corner in 0..<4 {
      let position = corner == 0 ? first : generator.integer(below: samples.count)
      let (isRight, isLow) = (corner % 2 == 1, corner >= 2)
      let region = Variation.Rectangle(
        x: isRight ? x : 0, y: isLow ? y : 0, width: isRight ? width - x : x,
        height: isLow ? height - y : y)
      let sample = samples[position]
      let zoom = 0.6 * exp(generator.symmetric(log(1 + settings.scale)))
      add(sample, position, zoom: zoom, in: region) { isMirrored in
        // The picture's own corner comes to lie on the point.
        let content = sample.content
        let left = Float(content.x) - Float(width) / 2
        let right = left + Float(content.width)
        let top = Float(content.y) - Float(height) / 2
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
    _ sample: BoxSample, _ position: Int, zoom: Float, in region: Variation.Rectangle,
    centre: (_ isMirrored: Bool) -> (x: Float, y: Float)
  ) {
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
      let left = x + zoom * sign * (object.left - Float(width) / 2)
      let right = x + zoom * sign * (object.right - Float(width) / 2)
      let moved = LabeledBox(
        left: min(left, right), top: y + zoom * (object.top - Float(height) / 2),
        right: max(left, right), bottom: y + zoom * (object.bottom - Float(height) / 2),
        label: object.label)
      let visible = moved.clipped(to: region)
      guard visible.area >= settings.smallestVisiblePart * moved.area,
        min(visible.right - visible.left, visible.bottom - visible.top) >= settings.smallestSide
      else { continue }
      objects.append(visible)
    }
  }
}
