import Images
import Tensors
import Testing

@testable import Datasets

@Suite struct SceneTests {
  private static let preprocessing = Preprocessing(
    width: 64, height: 48, channels: 3, fit: .letterbox)

  /// Samples whose objects are bright rectangles on black, letterboxed to different contents.
  private static let samples: [BoxSample] = (0..<6).map { index in
    let left = Float(8 + 3 * index)
    let object = LabeledBox(
      left: left, top: 10, right: left + 16, bottom: 10 + Float(6 + 2 * index), label: index % 3)
    return BoxSample(
      slot: index, size: preprocessing.size, objects: [object],
      content: index % 2 == 0
        ? (x: 0, y: 0, width: 64, height: 48) : (x: 4, y: 6, width: 56, height: 36))
  }

  /// The pixels of a sample: its object red, the rest black.
  private static func bytes(_ sample: BoxSample) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: preprocessing.count)
    for object in sample.objects {
      for y in Int(object.top)..<Int(object.bottom) {
        for x in Int(object.left)..<Int(object.right) { bytes[(y * 64 + x) * 3] = 255 }
      }
    }
    return bytes
  }

  private func scene(
    _ position: Int, epoch: Int, mosaic: Float
  ) -> (scene: Scene, settings: BoxAugmentation) {
    var settings = BoxAugmentation()
    settings.mosaicProbability = mosaic
    return (
      Scene(
        Gallery(Self.samples, usual: Self.preprocessing.size), position: position,
        settings: settings, seed: 5, epoch: epoch), settings
    )
  }

  @Test(arguments: [Float(0), 1])
  func `regions cover the output once, and objects lie inside`(mosaic: Float) {
    for epoch in 0..<40 {
      let (scene, settings) = scene(epoch % 6, epoch: epoch, mosaic: mosaic)
      var covered = [Int](repeating: 0, count: 64 * 48)
      for part in scene.parts {
        for y in part.region.y..<part.region.y + part.region.height {
          for x in part.region.x..<part.region.x + part.region.width { covered[y * 64 + x] += 1 }
        }
      }
      #expect(covered.allSatisfy { $0 == 1 })
      #expect(scene.parts.count == (mosaic == 1 ? 4 : 1))
      #expect(scene.parts[0].sample == epoch % 6)
      for object in scene.objects {
        #expect(object.left >= 0 && object.right <= 64 && object.top >= 0 && object.bottom <= 48)
        #expect(object.right - object.left >= settings.smallestSide)
        #expect(object.bottom - object.top >= settings.smallestSide)
      }
    }
  }

  @Test func `seed, epoch and sample decide the scene`() {
    let first = scene(2, epoch: 3, mosaic: 0.5).scene
    let again = scene(2, epoch: 3, mosaic: 0.5).scene
    #expect(
      first.objects == again.objects && first.parts.map(\.variation) == again.parts.map(\.variation)
    )
    #expect(
      scene(2, epoch: 4, mosaic: 0.5).scene.parts.map(\.variation) != first.parts.map(\.variation))
    #expect(
      scene(1, epoch: 3, mosaic: 0.5).scene.parts.map(\.variation) != first.parts.map(\.variation))
  }

  /// Bilinear sampling blurs an edge over one source pixel, which a zoom makes wider.
  @Test(arguments: [Float(0), 1])
  func `objects are where their pixels are`(mosaic: Float) {
    var checked = 0
    for epoch in 0..<60 {
      var (scene, settings) = scene(epoch % 6, epoch: epoch, mosaic: mosaic)
      settings.mosaicProbability = mosaic
      let output = Arena(count: Self.preprocessing.count)
      let renderer = VariationRenderer(Self.preprocessing)
      for part in scene.parts {
        var variation = part.variation
        (variation.brightness, variation.contrast, variation.saturation) = (1, 1, 1)
        Self.bytes(Self.samples[part.sample]).withUnsafeBufferPointer {
          renderer.render($0, variation, in: part.region, into: output.view)
        }
        guard let own = scene.objects.first(where: { isInside($0, part.region) }) else { continue }
        checked += 1
        check(own, part.region, output.view)
      }
    }
    #expect(checked > 30)
  }

  private func isInside(_ box: LabeledBox, _ region: Variation.Rectangle) -> Bool {
    box.left >= Float(region.x) && box.right <= Float(region.x + region.width)
      && box.top >= Float(region.y) && box.bottom <= Float(region.y + region.height)
  }

  /// Compares a box with the bounds of what is bright in its region.
  private func check(_ box: LabeledBox, _ region: Variation.Rectangle, _ output: MutableFloatView) {
    let bright = (Float(127) / 255 - 0.485) / 0.229
    var bounds = (left: Int.max, top: Int.max, right: Int.min, bottom: Int.min)
    for y in region.y..<region.y + region.height {
      for x in region.x..<region.x + region.width where output[(y * 64 + x) * 3] > bright {
        // Matte is bright in every channel.
        if output[(y * 64 + x) * 3 + 1] > 0 { continue }
        bounds.left = min(bounds.left, x)
        bounds.top = min(bounds.top, y)
        bounds.right = max(bounds.right, x + 1)
        bounds.bottom = max(bounds.bottom, y + 1)
      }
    }
    let tolerance: Float = 1.6
    #expect(abs(Float(bounds.left) - box.left) <= tolerance, "\(bounds) \(box)")
    #expect(abs(Float(bounds.right) - box.right) <= tolerance, "\(bounds) \(box)")
    #expect(abs(Float(bounds.top) - box.top) <= tolerance, "\(bounds) \(box)")
    #expect(abs(Float(bounds.bottom) - box.bottom) <= tolerance, "\(bounds) \(box)")
  }
}
