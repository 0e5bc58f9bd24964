import Images
import Tensors
import Testing

@testable import Datasets

@Suite struct VariationRendererTests {
  /// Fixed-point places are exact to 2⁻²⁴ pixel and values reach 255, so bytes are off by at most
  /// some 10⁻⁴; normalised values are 127 times smaller.
  private static let tolerance: Float = 1e-5

  /// Bytes of noise for an input of this shape.
  private static func noise(_ preprocessing: Preprocessing) -> [UInt8] {
    var generator = RandomGenerator(seed: 3)
    return (0..<preprocessing.count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
  }

  private func rendered(
    _ bytes: [UInt8], _ preprocessing: Preprocessing, _ variation: Variation
  ) -> [Float] {
    let output = Arena(count: preprocessing.count + 1)
    output.view[preprocessing.count] = 777
    let renderer = VariationRenderer(preprocessing)
    bytes.withUnsafeBufferPointer {
      renderer.render($0, variation, into: output.view(0, preprocessing.count))
    }
    // Nothing may be written past the image.
    #expect(output.view[preprocessing.count] == 777)
    return Array(output.view.array.dropLast())
  }

  /// The same by the definition: each output pixel on its own, in double precision.
  private func defined(
    _ bytes: [UInt8], _ p: Preprocessing, _ variation: Variation
  ) -> [Float] {
    let weights = p.channels == 3 ? [0.299, 0.587, 0.114] : [1]
    let matte =
      p.channels == 3
      ? [Double(p.matte.red), Double(p.matte.green), Double(p.matte.blue)]
      : [Double(p.matte.red) * 0.299 + Double(p.matte.green) * 0.587 + Double(p.matte.blue) * 0.114]
    func pixel(_ x: Int, _ y: Int) -> [Double] {
      guard x >= 0, x < p.width, y >= 0, y < p.height else { return matte }
      return (0..<p.channels).map { Double(bytes[(y * p.width + x) * p.channels + $0]) }
    }
    func grey(_ color: [Double]) -> Double { zip(color, weights).reduce(0) { $0 + $1.0 * $1.1 } }
    let mean =
      (0..<p.width * p.height).reduce(0) { $0 + grey(pixel($1 % p.width, $1 / p.width)) }
      / Double(p.width * p.height)
    let place = variation.placement
    var result: [Float] = []
    for y in 0..<p.height {
      for x in 0..<p.width {
        let (dx, dy) = (
          Double(x) + 0.5 - Double(p.width) / 2, Double(y) + 0.5 - Double(p.height) / 2
        )
        let u =
          Double(place.xx) * dx + Double(place.xy) * dy + Double(place.shiftX)
          + Double(p.width) / 2 - 0.5
        let v =
          Double(place.yx) * dx + Double(place.yy) * dy + Double(place.shiftY)
          + Double(p.height) / 2 - 0.5
        let (column, row) = (Int(u.rounded(.down)), Int(v.rounded(.down)))
        let (right, below) = (u - Double(column), v - Double(row))
        var color = (0..<p.channels).map { c in
          (1 - below) * ((1 - right) * pixel(column, row)[c] + right * pixel(column + 1, row)[c])
            + below
            * ((1 - right) * pixel(column, row + 1)[c] + right * pixel(column + 1, row + 1)[c])
        }
        let brightness = Double(variation.brightness)
        color = color.map { $0 * brightness }
        color = color.map {
          ($0 - mean * brightness) * Double(variation.contrast) + mean * brightness
        }
        let center = grey(color)
        if p.channels == 3 {
          color = color.map { center + ($0 - center) * Double(variation.saturation) }
        }
        let isErased = variation.erased.map {
          ($0.x..<$0.x + $0.width).contains(x) && ($0.y..<$0.y + $0.height).contains(y)
        }
        for c in 0..<p.channels {
          let value = min(max(color[c], 0), 255) / 255
          let normal = (value - Double(p.mean[c])) / Double(p.standardDeviation[c])
          result.append(isErased == true ? 0 : Float(normal))
        }
      }
    }
    return result
  }

  private func expectEqual(_ found: [Float], _ expected: [Float], within tolerance: Float) {
    #expect(found.count == expected.count)
    let worst = zip(found, expected).map { abs($0 - $1) }.max() ?? 0
    #expect(worst <= tolerance && found.allSatisfy(\.isFinite))
  }

  @Test(arguments: [1, 3])
  func `regions are the same parts of the whole`(channels: Int) {
    let preprocessing = Preprocessing(width: 23, height: 17, channels: channels)
    let bytes = Self.noise(preprocessing)
    var variation = Variation()
    variation.placement = Variation.Placement(
      xx: 0.8, xy: 0.1, yx: -0.2, yy: 1.1, shiftX: 2, shiftY: -1)
    variation.contrast = 1.2
    let whole = rendered(bytes, preprocessing, variation)
    let output = Arena(count: preprocessing.count + 1)
    output.view[preprocessing.count] = 777
    let renderer = VariationRenderer(preprocessing)
    let (x, y) = (9, 5)
    for region in [
      Variation.Rectangle(x: x, y: y, width: 23 - x, height: 17 - y),
      Variation.Rectangle(x: 0, y: y, width: x, height: 17 - y),
      Variation.Rectangle(x: x, y: 0, width: 23 - x, height: y),
      Variation.Rectangle(x: 0, y: 0, width: x, height: y),
    ] {
      bytes.withUnsafeBufferPointer {
        renderer.render($0, variation, in: region, into: output.view(0, preprocessing.count))
      }
    }
    let parts = output.view.array
    #expect(parts.last == 777)
    // A place far from the row's start is reached by more steps of fixed-point numbers.
    #expect(zip(parts, whole).allSatisfy { abs($0 - $1) <= Self.tolerance })
  }

  @Test(arguments: [1, 3])
  func `a source of another size lies around the same centre, before matte`(channels: Int) {
    let output = Preprocessing(
      width: 16, height: 16, channels: channels, matte: RGBColor(red: 9, green: 9, blue: 9))
    let renderer = VariationRenderer(output)
    for size in [
      PictureSize(width: 32, height: 8), 16, PictureSize(width: 8, height: 32),
      PictureSize(width: 4, height: 2),
    ] {
      let source = Preprocessing(width: size.width, height: size.height, channels: channels)
      let bytes = Self.noise(source)
      let found = Arena(count: output.count)
      bytes.withUnsafeBufferPointer {
        renderer.render($0, size: size, Variation(), into: found.view)
      }
      var expected: [Float] = []
      for y in 0..<16 {
        for x in 0..<16 {
          let (u, v) = (x + size.width / 2 - 8, y + size.height / 2 - 8)
          let isInside = (0..<size.width).contains(u) && (0..<size.height).contains(v)
          for c in 0..<channels {
            let byte = isInside ? bytes[(v * size.width + u) * channels + c] : 9
            expected.append((Float(byte) / 255 - 0.5) / 0.5)
          }
        }
      }
      expectEqual(found.view.array, expected, within: Self.tolerance)
    }
  }

  @Test(arguments: [1, 3])
  func `no variation is plain normalisation`(channels: Int) {
    let shape = Preprocessing(width: 7, height: 5, channels: channels)
    let bytes = Self.noise(shape)
    let plain = Arena(count: shape.count)
    shape.normalize(bytes, into: plain.view)
    expectEqual(
      rendered(bytes, shape, Variation()), plain.view.array, within: Self.tolerance)
  }

  @Test func `a mirrored image is the image read backwards`() {
    let shape = Preprocessing(width: 3, height: 1, channels: 1, mean: [0], standardDeviation: [1])
    var mirror = Variation()
    mirror.placement.xx = -1
    expectEqual(
      rendered([0, 51, 255], shape, mirror), [1, 0.2, 0], within: Self.tolerance)
  }

  @Test func `a shift by a pixel brings in the matte`() {
    let shape = Preprocessing(
      width: 3, height: 2, channels: 1, matte: .black, mean: [0], standardDeviation: [1])
    var shift = Variation()
    shift.placement.shiftX = 1
    expectEqual(
      rendered([51, 102, 153, 204, 255, 51], shape, shift), [0.4, 0.6, 0, 1, 0.2, 0],
      within: Self.tolerance)
  }

  @Test func `contrast keeps the mean and brightness scales it`() {
    let shape = Preprocessing(width: 2, height: 1, channels: 1, mean: [0], standardDeviation: [1])
    var variation = Variation()
    variation.contrast = 0.5
    expectEqual(rendered([51, 153], shape, variation), [0.3, 0.5], within: Self.tolerance)
    variation = Variation()
    variation.brightness = 2
    expectEqual(rendered([51, 153], shape, variation), [0.4, 1], within: Self.tolerance)
  }

  @Test func `without saturation a colour is its grey`() {
    let shape = Preprocessing(
      width: 1, height: 1, mean: [0, 0, 0], standardDeviation: [1, 1, 1])
    var variation = Variation()
    variation.saturation = 0
    let grey: Float = (0.299 * 200 + 0.587 * 100 + 0.114 * 50) / 255
    expectEqual(rendered([200, 100, 50], shape, variation), [grey, grey, grey], within: 1e-5)
  }

  @Test func `what is erased is zero and the rest is untouched`() {
    let shape = Preprocessing(width: 6, height: 5)
    let bytes = Self.noise(shape)
    var erasing = Variation()
    erasing.erased = Variation.Rectangle(x: 1, y: 2, width: 3, height: 2)
    let plain = rendered(bytes, shape, Variation())
    for (index, value) in rendered(bytes, shape, erasing).enumerated() {
      let (x, y) = (index / 3 % 6, index / 18)
      let isInside = (1..<4).contains(x) && (2..<4).contains(y)
      #expect(value == (isInside ? 0 : plain[index]))
    }
  }

  @Test(arguments: [1, 3], [(1, 1), (5, 3), (4, 9), (16, 16)])
  func `every draw is what the definition says`(channels: Int, size: (Int, Int)) {
    let shape = Preprocessing(
      width: size.0, height: size.1, channels: channels,
      matte: RGBColor(red: 10, green: 130, blue: 250),
      mean: [Float](repeating: 0.4, count: channels),
      standardDeviation: (0..<channels).map { 0.2 + Float($0) / 10 })
    let bytes = Self.noise(shape)
    var wild = Augmentation()
    (wild.shift, wild.rotation, wild.scale) = (0.9, 180, 1)
    (wild.brightness, wild.contrast, wild.saturation) = (0.9, 0.9, 0.9)
    for sample in 0..<40 {
      let variation = Variation(
        wild, seed: 1, epoch: 0, sample: sample, width: size.0, height: size.1)
      // Places near a pixel's edge may round to either side of it: the bilinear value is the same.
      expectEqual(
        rendered(bytes, shape, variation), defined(bytes, shape, variation),
        within: 20 * Self.tolerance)
    }
  }
}
