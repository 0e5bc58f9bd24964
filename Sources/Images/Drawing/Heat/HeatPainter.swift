/// Lays heat maps over pictures.
///
/// The picture goes pale and grey, so that the colours of heat stand out from any ground; they cover it the more
/// the hotter a place is, and a line runs where the heat falls below half of its peak. A legend stands under it.
/// A painter belongs to one thread at a time.
public final class HeatPainter {
  private let fonts: LabelFonts?

  /// Creates a painter; without fonts legends are without words.
  public init(fonts: LabelFonts?) { self.fonts = fonts }

  /// How much of a picture's colours is left under a map, and how much lighter it becomes.
  private static let ground: (color: Float, lightening: Float) = (0.35, 0.25)

  /// How much of the hottest place is covered.
  private static let cover: Float = 0.8

  /// The share of the peak at which the line runs.
  private static let contour: Float = 0.5

  /// The heat from which on colours begin, so that they begin with purple, not with black.
  private static let coolest: Float = 0.15

  /// The picture with a map over it; a map without heat leaves it pale.
  public func draw(_ map: HeatMap, on image: Image) -> Image {
    let heat = map.resampled(width: image.width, height: image.height)
    let peak = heat.max() ?? 0
    let scale = peak > 0 ? 1 / peak : 0
    var result = image
    for y in 0..<image.height {
      for x in 0..<image.width {
        let value = heat[y * image.width + x] * scale
        let lanes = image.lanes(x: x, y: y)
        let light = 0.299 * lanes[0] + 0.587 * lanes[1] + 0.114 * lanes[2]
        let grey = SIMD4(light, light, light, 0)
        let faded = grey + (lanes - grey) * Self.ground.color
        let pale = faded + (SIMD4(255, 255, 255, 0) - faded) * Self.ground.lightening
        let share = Self.cover * value.squareRoot()
        let color = HeatColors.lanes(Self.coolest + value * (1 - Self.coolest))
        result.setLanes(pale + (color - pale) * share, x: x, y: y)
      }
    }
    if peak > 0 { drawContour(of: heat, at: peak * Self.contour, on: &result) }
    return result
  }

  /// Draws a dark line along the warm side of the contour and a white one along the other.
  private func drawContour(of heat: [Float], at level: Float, on image: inout Image) {
    let (width, height) = (image.width, image.height)
    let thickness = BoxStyle(width: width, height: height).halo
    for y in 0..<height {
      for x in 0..<width {
        let isWarm = heat[y * width + x] >= level
        func differs(_ dx: Int, _ dy: Int) -> Bool {
          let (x, y) = (x + dx, y + dy)
          guard x >= 0, y >= 0, x < width, y < height else { return false }
          return (heat[y * width + x] >= level) != isWarm
        }
        let isAtLine = (1...thickness).contains {
          differs($0, 0) || differs(-$0, 0) || differs(0, $0) || differs(0, -$0)
        }
        if isAtLine {
          image.setLanes(
            isWarm ? SIMD4(20, 10, 40, 0) : SIMD4(255, 255, 255, 0), x: x, y: y)
        }
      }
    }
  }

  /// The picture with a strip below it: a title, and the colours from no heat to the most.
  public func addLegend(_ title: String, to image: Image) -> Image {
    let style = BoxStyle(width: image.width, height: image.height)
    let height = style.tagHeight + 2 * style.margin
    var result = Image(width: image.width, height: image.height + height, fill: .white)
    result.blit(image, x: 0, y: 0)
    let top = image.height + style.margin
    let (low, high) = (runs("none", style), runs("most", style))
    let bar = min(image.width / 4, style.tagHeight * 5)
    let scaleWidth = bar + 4 * style.margin + Self.width(low) + Self.width(high)
    // On a narrow picture the title goes without the scale.
    var end = image.width - style.margin
    if scaleWidth <= image.width * 2 / 3 {
      end -= Self.width(high)
      draw(high, at: end, top, style, on: &result)
      end -= style.margin + bar
      for x in 0..<bar {
        let heat = Float(x) / Float(max(bar - 1, 1))
        result.fill(
          x: end + x, y: top, width: 1, height: style.tagHeight,
          color: HeatColors.color(Self.coolest + heat * (1 - Self.coolest)))
      }
      end -= style.margin + Self.width(low)
      draw(low, at: end, top, style, on: &result)
      end -= 2 * style.margin
    }
    draw(fitting(title, style, room: end - style.margin), at: style.margin, top, style, on: &result)
    return result
  }

  private func runs(_ text: String, _ style: BoxStyle) -> [TextRun] {
    fonts?.runs(text, size: style.textSize) ?? []
  }

  /// The runs of a text, cut short where there is no room for it.
  private func fitting(_ text: String, _ style: BoxStyle, room: Int) -> [TextRun] {
    var rest = text
    var result = runs(rest, style)
    while Self.width(result) > room, !rest.isEmpty {
      rest.removeLast()
      result = runs(rest + "…", style)
    }
    return rest.isEmpty ? [] : result
  }

  private func draw(
    _ runs: [TextRun], at x: Int, _ top: Int, _ style: BoxStyle, on image: inout Image
  ) {
    let capitals = (runs.first?.face.capHeight ?? 0) * style.textSize
    let baseline = Float(top) + (Float(style.tagHeight) + capitals) / 2
    var pen = Float(x)
    for run in runs {
      image.draw(run, x: pen, baseline: baseline, color: .black)
      pen += run.width
    }
  }

  private static func width(_ runs: [TextRun]) -> Int {
    Int(runs.reduce(0) { $0 + $1.width }.rounded(.up))
  }
}
