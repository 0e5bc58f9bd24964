import Tensors
import Testing

@testable import Datasets

@Suite struct VariationTests {
  private func draw(
    _ settings: Augmentation = Augmentation(), seed: UInt64 = 0, epoch: Int = 0, sample: Int = 0
  ) -> Variation {
    Variation(settings, seed: seed, epoch: epoch, sample: sample, width: 40, height: 20)
  }

  @Test func `seed, epoch and sample decide, and nothing else`() {
    #expect(draw(seed: 1, epoch: 2, sample: 3) == draw(seed: 1, epoch: 2, sample: 3))
    let others = [draw(seed: 9, epoch: 2, sample: 3), draw(seed: 1, epoch: 9, sample: 3)]
    #expect(!others.contains(draw(seed: 1, epoch: 2, sample: 3)))
    #expect(draw(seed: 1, epoch: 2, sample: 9) != draw(seed: 1, epoch: 2, sample: 3))
  }

  @Test func `settings of zero change nothing`() {
    var none = Augmentation()
    none.flipProbability = 0
    (none.shift, none.scale, none.rotation) = (0, 0, 0)
    (none.brightness, none.contrast, none.saturation) = (0, 0, 0)
    none.erasingProbability = 0
    for sample in 0..<50 { #expect(draw(none, sample: sample) == Variation()) }
  }

  @Test func `all draws lie within the settings and use their whole range`() {
    let settings = Augmentation()
    let draws = (0..<2000).map { draw(settings, sample: $0) }
    let zooms = draws.map { variation in
      let place = variation.placement
      return 1 / abs(place.xx * place.yy - place.xy * place.yx).squareRoot()
    }
    #expect(zooms.allSatisfy { $0 > 1 / 1.2001 && $0 < 1.2001 })
    #expect((zooms.min() ?? 1) < 0.85 && (zooms.max() ?? 1) > 1.17)
    #expect(draws.allSatisfy { abs($0.placement.shiftX) <= 0.08 * 40 })
    #expect(draws.allSatisfy { abs($0.placement.shiftY) <= 0.08 * 20 })
    #expect(draws.allSatisfy { abs($0.brightness - 1) <= 0.25 && abs($0.contrast - 1) <= 0.25 })
    let mirrored = draws.count {
      $0.placement.xx * $0.placement.yy - $0.placement.xy * $0.placement.yx < 0
    }
    #expect((900...1100).contains(mirrored))
    let erased = draws.compactMap(\.erased)
    #expect((430...570).contains(erased.count))
    for box in erased {
      #expect(box.x >= 0 && box.x + box.width <= 40 && box.y >= 0 && box.y + box.height <= 20)
      #expect(box.width * box.height <= 40 * 20 / 4)
    }
  }

  @Test func `idx data is left alone by auto, other data is varied`() {
    #expect(Augmentation.automatic(for: .idx) == nil)
    for kind in [DatasetKind.folder, .splitFolders, .manifest] {
      #expect(Augmentation.automatic(for: kind) == Augmentation())
    }
  }
}
