import FileFormats
import TestSupport
import Testing

@testable import AdLens

@Suite struct WhatIfTests {
  private struct Refused: Error {}

  private let button = DetectedObject(
    label: "cta_button", classIndex: 1, confidence: 0.9, x: 10.4, y: 8, width: 19, height: 9.5)

  private var image: Image {
    var image = Image(width: 60, height: 40, fill: .white)
    image.fill(
      x: 11, y: 8, width: 18, height: 9, color: RGBColor(red: 20, green: 60, blue: 220))
    return image
  }

  /// How much of a picture is not white.
  private func ink(_ image: Image) -> Double {
    Double(image.pixels.count { $0 < 250 }) / Double(image.pixels.count)
  }

  @Test func `any score can be asked`() {
    let effects = WhatIf(elements: [button]).effects(in: image) { ink($0) }
    #expect(effects.map(\.change) == [.remove, .shrink, .enlarge, .recolor])
    #expect(effects.allSatisfy { $0.before == ink(image) && $0.element == button })
    #expect(effects[0].after == 0)
    #expect(effects[1].after < effects[1].before && effects[2].after > effects[2].before)
    #expect(effects[3].difference == effects[3].after - effects[3].before)
  }

  @Test func `a score that fails ends it, and nothing is asked without elements`() {
    #expect(throws: Refused.self) {
      _ = try WhatIf(elements: [button]).effects(in: image) { _ throws(Refused) in
        throw Refused()
      }
    }
    #expect(WhatIf(elements: []).effects(in: image) { _ in 0 }.isEmpty)
  }

  @Test func `patches reach from edge to edge in even steps`() {
    let place = PixelRectangle(x: 4, y: 10, width: 40, height: 10)
    let grid = PatchGrid(over: place, side: 0.2, step: 0.5)
    // A fifth of the mean side, 20 pixels, and half of that for a step.
    #expect((grid.width, grid.height) == (4, 4))
    #expect(grid.columns.first == 4 && grid.columns.last == 40 && grid.columns.count == 19)
    #expect(grid.rows == [10, 12, 14, 16])
    #expect(grid.count == 76 && grid[20] == PixelRectangle(x: 6, y: 12, width: 4, height: 4))
    #expect(grid.area == CornerBox(left: 5, top: 11, right: 43, bottom: 19))
    // A patch larger than a thin place covers its breadth.
    let thin = PatchGrid(
      over: PixelRectangle(x: 0, y: 0, width: 100, height: 4), side: 0.5, step: 1)
    #expect(thin.height == 4 && thin.rows == [0] && thin.width == 10)
    #expect(thin.area == CornerBox(left: 0, top: 0, right: 100, bottom: 4))
  }

  @Test(arguments: ["relu1", "relu2"])
  func `maps are enlarged as PyTorch does`(place: String) throws {
    // Scripts/golden/grad_cam.py; inputs are of 12x10 pixels.
    let truth = try SafeTensors(
      bytes: try FileReader.bytes(at: GoldenFile.path("grad_cam.safetensors")))
    let (maps, enlarged) = (
      try truth.floats(place + "/map"), try truth.floats(place + "/upsampled")
    )
    let (rows, columns) = place == "relu1" ? (6, 5) : (3, 3)
    for sample in 0..<6 {
      let heat = HeatMap(
        columns: columns, rows: rows,
        values: Array(maps[sample * rows * columns..<(sample + 1) * rows * columns]),
        area: .init(x: 0, y: 0, width: 10, height: 12), picture: (10, 12))
      let expected = enlarged[sample * 120..<(sample + 1) * 120]
      let error = zip(heat.resampled(width: 10, height: 12), expected).map { abs($0 - $1) }.max()
      #expect(try #require(error) <= 1e-7)
    }
  }
}
