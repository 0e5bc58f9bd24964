import FileFormats
import Images
import Testing

@Suite struct ResizeTests {
  /// How far a value may be from the exact one before it is rounded.
  private static let tolerance = 0.01

  /// The definition: each axis averages over area or interpolates between pixel centres, in Double.
  private static func weights(_ source: Int, _ target: Int) -> [[Double]] {
    let ratio = Double(source) / Double(target)
    return (0..<target).map { output in
      var row = [Double](repeating: 0, count: source)
      if target < source {
        let (start, end) = (Double(output) * ratio, Double(output + 1) * ratio)
        for pixel in 0..<source {
          row[pixel] = max(0, min(end, Double(pixel + 1)) - max(start, Double(pixel))) / ratio
        }
      } else {
        let center = min(max((Double(output) + 0.5) * ratio - 0.5, 0), Double(source - 1))
        let first = min(Int(center), source - 1)
        let fraction = center - Double(first)
        row[first] += 1 - fraction
        row[min(first + 1, source - 1)] += fraction
      }
      return row
    }
  }

  @Test(arguments: [
    (7, 5, 3, 2), (16, 16, 16, 16), (33, 20, 10, 7), (5, 4, 11, 9), (40, 3, 13, 8), (3, 40, 9, 11),
    (64, 48, 1, 1), (1, 1, 5, 4), (2, 9, 2, 4), (100, 60, 99, 59), (17, 31, 18, 32), (97, 89, 6, 5),
  ])
  func `a resize is its definition`(
    width: Int, height: Int, outWidth: Int, outHeight: Int
  ) {
    let image = Pictures.noise(width: width, height: height)
    let resized = image.resized(width: outWidth, height: outHeight)
    let columns = Self.weights(width, outWidth)
    let rows = Self.weights(height, outHeight)
    for y in 0..<outHeight {
      for x in 0..<outWidth {
        for channel in 0..<3 {
          var exact = 0.0
          for row in 0..<height where rows[y][row] > 0 {
            for column in 0..<width where columns[x][column] > 0 {
              let value = Double(image.pixels[(row * width + column) * 3 + channel])
              exact += rows[y][row] * columns[x][column] * value
            }
          }
          let value = Double(resized.pixels[(y * outWidth + x) * 3 + channel])
          #expect(abs(value - exact) <= 0.5 + Self.tolerance)
        }
      }
    }
  }

  @Test func `whole ratios are Pillow's and growing is PyTorch's`() throws {
    let cases = try JSONValue.parse(Fixtures.bytes("resize.json")).arrayValue ?? []
    #expect(cases.count == 10)
    for value in cases {
      let (width, height) = (try value.integer("width"), try value.integer("height"))
      var pixels: [UInt8] = []
      for y in 0..<height {
        for x in 0..<width {
          for c in 0..<3 { pixels.append(UInt8((x * 37 + y * 101 + c * 53 + x * y * 7) % 256)) }
        }
      }
      let resized = Image(width: width, height: height, pixels: pixels)
        .resized(width: try value.integer("out_width"), height: try value.integer("out_height"))
      let expected = try value.integers("pixels").map { UInt8($0) }
      let kind = try value.string("kind")
      #expect(resized.pixels == expected, "\(kind) \(width)x\(height)")
    }
  }

  @Test func `a flat picture stays flat at every size`() {
    let color = RGBColor(red: 1, green: 127, blue: 254)
    let image = Image(width: 37, height: 23, fill: color)
    for size in [1, 2, 5, 22, 23, 24, 36, 37, 38, 90] {
      #expect(
        image.resized(width: size, height: size) == Image(width: size, height: size, fill: color))
    }
  }

  @Test func `an extreme shrink keeps its average`() {
    var image = Image(width: 4096, height: 64, fill: .black)
    image.fill(x: 0, y: 0, width: 2048, height: 64, color: .white)
    #expect(
      image.resized(width: 1, height: 1).color(x: 0, y: 0)
        == RGBColor(red: 128, green: 128, blue: 128))
    #expect(image.resized(width: 2, height: 1) == Image(width: 2, height: 1, grey: [255, 0]))
  }
}
