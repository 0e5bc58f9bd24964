import Images
import Tensors
import Testing

@testable import Datasets

/// Scenes of pictures some of which are twice as long as the output.
@Suite struct LongSceneTests {
  private static let side = 64

  /// Two usual pictures, three wide and one tall one; the objects of wide ones are bright on black.
  private static let samples: [BoxSample] = (0..<6).map { index in
    let size: PictureSize =
      index < 2
      ? 64 : index < 5 ? PictureSize(width: 128, height: 32) : PictureSize(width: 32, height: 128)
    let left = Float(6 + 7 * index)
    let object = LabeledBox(left: left, top: 8, right: left + 14, bottom: 20, label: index % 3)
    return BoxSample(
      slot: index, size: size, objects: [object],
      content: (x: 0, y: 0, width: size.width, height: size.height))
  }

  private static let gallery = Gallery(samples, usual: 64)

  private func scene(_ position: Int, epoch: Int, mosaic: Float) -> Scene {
    var settings = BoxAugmentation()
    settings.mosaicProbability = mosaic
    settings.smallestVisiblePart = 0.99
    return Scene(Self.gallery, position: position, settings: settings, seed: 5, epoch: epoch)
  }

  @Test func `a gallery knows its long pictures`() {
    #expect(Self.gallery.wide == [2, 3, 4] && Self.gallery.tall == [5])
    #expect((0..<6).map(Self.gallery.isLong) == [false, false, true, true, true, true])
    // Where every input is wide, none is long.
    let plain = Gallery(
      Array(Self.samples[2..<5]), usual: PictureSize(width: 128, height: 32))
    #expect(plain.wide.isEmpty && plain.tall.isEmpty && !plain.isLong(0))
  }

  @Test(arguments: [2, 5])
  func `bands lie side by side, cover the output once and hold their like`(position: Int) {
    let isWide = position == 2
    var counts: Set<Int> = []
    for epoch in 0..<60 {
      let scene = scene(position, epoch: epoch, mosaic: 1)
      #expect(scene.parts.first?.sample == position)
      #expect(
        scene.parts.allSatisfy { Self.gallery.isLong($0.sample) && ($0.sample < 5) == isWide })
      var end = 0
      for part in scene.parts {
        let region = part.region
        #expect((isWide ? region.y : region.x) == end)
        #expect((isWide ? region.width : region.height) == Self.side)
        end += isWide ? region.height : region.width
      }
      #expect(end == Self.side)
      counts.insert(scene.parts.count)
    }
    #expect(counts.count > 1)
  }

  @Test(arguments: [Float(0), 1])
  func `of a long picture other parts are shown each time, with the objects there`(mosaic: Float) {
    let renderer = VariationRenderer(Preprocessing(width: 64, height: 64))
    let output = Arena(count: 64 * 64 * 3)
    var (shown, hidden) = (0, 0)
    for epoch in 0..<80 {
      let scene = scene(3, epoch: epoch, mosaic: mosaic)
      guard let first = scene.parts.first else { continue }
      var variation = first.variation
      (variation.brightness, variation.contrast, variation.saturation) = (1, 1, 1)
      Self.bytes(Self.samples[3]).withUnsafeBufferPointer {
        renderer.render(
          $0, size: Self.samples[3].size, variation, in: first.region, into: output.view)
      }
      let bright = Self.bright(in: first.region, output.view)
      let own = scene.objects.first { box in
        box.bottom <= Float(first.region.y + first.region.height) && box.label == 0
      }
      guard let own, scene.parts.count == 1 || scene.parts[1...].allSatisfy({ $0.sample != 3 })
      else {
        hidden += 1
        continue
      }
      shown += 1
      let found = [bright.left, bright.top, bright.right, bright.bottom]
      let told = [own.left, own.top, own.right, own.bottom]
      #expect(zip(found, told).allSatisfy { abs($0 - $1) <= 1.6 }, "\(found) \(told)")
    }
    #expect(shown > 10 && hidden > 5)
  }

  private static func bytes(_ sample: BoxSample) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: sample.size.width * sample.size.height * 3)
    for object in sample.objects {
      for y in Int(object.top)..<Int(object.bottom) {
        for x in Int(object.left)..<Int(object.right) {
          bytes[(y * sample.size.width + x) * 3] = 255
        }
      }
    }
    return bytes
  }

  /// The bounds of what is red, and nothing else, in a region.
  private static func bright(
    in region: Variation.Rectangle, _ output: MutableFloatView
  ) -> (left: Float, top: Float, right: Float, bottom: Float) {
    var bounds = (left: Float(64), top: Float(64), right: Float(0), bottom: Float(0))
    for y in region.y..<region.y + region.height {
      for x in region.x..<region.x + region.width
      where output[(y * 64 + x) * 3] > 0 && output[(y * 64 + x) * 3 + 1] < 0 {
        bounds.left = min(bounds.left, Float(x))
        bounds.top = min(bounds.top, Float(y))
        bounds.right = max(bounds.right, Float(x + 1))
        bounds.bottom = max(bounds.bottom, Float(y + 1))
      }
    }
    return bounds
  }
}
