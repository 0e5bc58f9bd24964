import Testing

@testable import Images

@Suite struct HeatMapTests {
  private func map(
    _ values: [Float], columns: Int, area: (Double, Double, Double, Double),
    picture: (width: Int, height: Int)
  ) -> HeatMap {
    HeatMap(
      columns: columns, rows: values.count / columns, values: values,
      area: .init(x: area.0, y: area.1, width: area.2, height: area.3), picture: picture)
  }

  @Test func `between the centres of cells a map is linear, beyond them it stays`() {
    let heat = map([0, 4], columns: 2, area: (0, 0, 8, 2), picture: (8, 2))
    // Centres lie at 2 and 6.
    let row: [Float] = [0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4]
    #expect(heat.resampled(width: 8, height: 2) == row + row)
    #expect(heat.resampled(width: 4, height: 1) == [0, 1, 3, 4])
  }

  @Test func `a letterbox frame is undone`() {
    // A picture of 8x4 in the middle of an input of 8x8 with four rows of cells.
    let heat = map([9, 1, 2, 9], columns: 1, area: (0, -2, 8, 8), picture: (8, 4))
    let column = (0..<4).map { heat.resampled(width: 8, height: 4)[$0 * 8] }
    #expect(column == [3, 1.25, 1.75, 3.75])
  }

  @Test func `shares are those of the picture's pixels`() throws {
    var generator = [Float]()
    for index in 0..<35 { generator.append(Float((index * 37) % 11)) }
    let heat = map(generator, columns: 7, area: (-3, -5, 61, 47), picture: (50, 40))
    let pixels = heat.resampled(width: 50, height: 40)
    let box = PixelRectangle(x: 11, y: 3, width: 17, height: 29)
    var inside = 0.0
    for y in box.y..<box.bottom {
      for x in box.x..<box.right { inside += Double(pixels[y * 50 + x]) }
    }
    let total = pixels.reduce(0.0) { $0 + Double($1) }
    #expect(abs(try #require(heat.share(of: box)) - inside / total) <= 1e-5)
    #expect(heat.share(of: PixelRectangle(x: -9, y: -9, width: 99, height: 99)) == 1)
    #expect(heat.share(of: PixelRectangle(x: 60, y: 0, width: 9, height: 9)) == 0)
    let cold = map([0], columns: 1, area: (0, 0, 1, 1), picture: (5, 5))
    #expect(cold.share(of: box) == nil)
  }
}

@Suite struct HeatPainterTests {
  private let image = Image(width: 40, height: 30, fill: RGBColor(red: 10, green: 200, blue: 30))

  private func heat(_ values: [Float]) -> HeatMap {
    HeatMap(
      columns: 2, rows: 1, values: values, area: .init(x: 0, y: 0, width: 40, height: 30),
      picture: (40, 30))
  }

  @Test func `the hot side is coloured, the cold one pale`() {
    let drawn = HeatPainter(fonts: nil).draw(heat([0, 1]), on: image)
    let (cold, hot) = (drawn.color(x: 0, y: 5), drawn.color(x: 39, y: 5))
    #expect(Int(cold.green) - Int(cold.red) < 100 && cold.red > 100)
    #expect(hot.red > 200 && hot.green > 200 && hot.blue > 100)
    // The contour runs through the middle: dark where it is warmer.
    #expect(drawn.color(x: 20, y: 5).luminance < 0.05)
    #expect(drawn.color(x: 19, y: 5) == .white)
  }

  @Test func `a map without heat leaves the picture pale and without lines`() {
    let drawn = HeatPainter(fonts: nil).draw(heat([0, 0]), on: image)
    #expect(Set((0..<40).map { drawn.color(x: $0, y: 3) }).count == 1)
  }

  @Test(arguments: [(40, 30), (300, 50), (20, 400), (640, 480)])
  func `a legend stands below the picture and fits it`(width: Int, height: Int) {
    let image = Image(width: width, height: height, fill: .black)
    let drawn = HeatPainter(fonts: try? LabelFonts())
      .addLegend("Grad-CAM: evidence for a class with a rather long name 100 %", to: image)
    #expect(drawn.width == width && drawn.height > height)
    #expect(drawn.cropped(to: PixelRectangle(x: 0, y: 0, width: width, height: height)) == image)
  }

  @Test func `heat goes from black over red to pale yellow, ever lighter`() {
    let lightness = (0...20).map { Oklab(HeatColors.color(Float($0) / 20)).values[0] }
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
    #expect(HeatColors.color(0) == RGBColor(hex: "000004"))
    #expect(HeatColors.color(1) == RGBColor(hex: "fcffa4"))
  }
}

@Suite struct PreprocessingPartTests {
  @Test(arguments: Orientation.allCases)
  func `what is kept of a turned picture lies where its pixels do`(orientation: Orientation) {
    // A stored picture of 5x3 with one white pixel at (3, 1).
    var stored = Image(width: 5, height: 3, fill: .black)
    stored.fill(x: 3, y: 1, width: 1, height: 1, color: .white)
    let turned = stored.turned(orientation)
    let part = PixelRectangle(x: 3, y: 1, width: 1, height: 1).turned(orientation, in: (5, 3))
    #expect(turned.color(x: part.x, y: part.y) == .white)
    let wide = PixelRectangle(x: 2, y: 1, width: 3, height: 1).turned(orientation, in: (5, 3))
    #expect(turned.cropped(to: wide).pixels.count { $0 == 255 } == 3)
  }
}
