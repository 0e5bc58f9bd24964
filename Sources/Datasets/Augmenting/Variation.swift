import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One drawn variation of one image.
struct Variation: Hashable {
  /// Where an output pixel comes from, in pixels relative to the centres of the images:
  /// `sourceX = xx * x + xy * y + shiftX`, `sourceY = yx * x + yy * y + shiftY`.
  struct Placement: Hashable {
    var xx: Float = 1
    var xy: Float = 0
    var yx: Float = 0
    var yy: Float = 1
    var shiftX: Float = 0
    var shiftY: Float = 0
  }

  /// A rectangle of output pixels.
  struct Rectangle: Hashable {
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  /// Where output pixels come from.
  var placement = Placement()

  /// The factors of brightness, contrast and saturation.
  var brightness: Float = 1
  var contrast: Float = 1
  var saturation: Float = 1

  /// What is erased.
  var erased: Rectangle?

  /// The variation that changes nothing.
  init() {}

  /// Names the stream of random numbers that variations are drawn from.
  private static let stream: UInt64 = 0x4155_474D

  /// Draws the variation of sample `sample` in `epoch` for images of `width` x `height`.
  init(
    _ settings: Augmentation, seed: UInt64, epoch: Int, sample: Int, width: Int, height: Int
  ) {
    var generator = RandomGenerator(
      seed: seed, stream: Self.stream, UInt64(truncatingIfNeeded: epoch),
      UInt64(truncatingIfNeeded: sample))
    let mirror: Float = generator.uniform() < settings.flipProbability ? -1 : 1
    let angle = generator.symmetric(settings.rotation) * .pi / 180
    let zoom = exp(generator.symmetric(log(1 + settings.scale)))
    // The inverse of a turn by `angle` after a zoom is a turn back after the inverse zoom.
    let cosine = cos(angle) / zoom
    let sine = sin(angle) / zoom
    placement = Placement(
      xx: cosine * mirror, xy: sine * mirror, yx: -sine, yy: cosine,
      shiftX: generator.symmetric(settings.shift) * Float(width),
      shiftY: generator.symmetric(settings.shift) * Float(height))
    brightness = 1 + generator.symmetric(settings.brightness)
    contrast = 1 + generator.symmetric(settings.contrast)
    saturation = 1 + generator.symmetric(settings.saturation)
    erased = Self.erased(settings, &generator, width: width, height: height)
  }

  /// A rectangle of a random area and an aspect from 0.3 to 3.3, or none.
  private static func erased(
    _ settings: Augmentation, _ generator: inout RandomGenerator, width: Int, height: Int
  ) -> Rectangle? {
    guard generator.uniform() < settings.erasingProbability else { return nil }
    let fraction = generator.uniform(settings.smallestErasedArea, settings.largestErasedArea)
    let area = fraction * Float(width * height)
    let aspect = exp(generator.symmetric(log(3.3)))
    let boxWidth = min(width, Int((area * aspect).squareRoot().rounded()))
    let boxHeight = min(height, Int((area / aspect).squareRoot().rounded()))
    guard boxWidth > 0, boxHeight > 0 else { return nil }
    return Rectangle(
      x: generator.integer(below: width - boxWidth + 1),
      y: generator.integer(below: height - boxHeight + 1), width: boxWidth, height: boxHeight)
  }
}

extension RandomGenerator {
  /// A float in `-bound..<bound`.
  mutating func symmetric(_ bound: Float) -> Float { uniform(-bound, bound) }
}
