/// Draws boxes with tags on pictures: what a detector found, or what a dataset says is there.
///
/// ```swift
/// let painter = BoxPainter(fonts: try? LabelFonts())
/// let mark = BoxMark(x: 20, y: 8, width: 90, height: 30, text: "logo 92 %", colorIndex: 0)
/// let marked = painter.draw([mark], on: image)
/// ```
///
/// A coloured line runs around each box between two lines in black or white, so that one of them stands out from
/// any background; what is in the box stays uncovered, except where the box ends with the picture. A painter belongs to one thread at a time.
public final class BoxPainter {
  private let fonts: LabelFonts?

  /// Creates a painter; without fonts it draws boxes without tags.
  public init(fonts: LabelFonts?) { self.fonts = fonts }

  /// The picture with marks on it, the first of them on top.
  public func draw(_ marks: [BoxMark], on image: Image) -> Image {
    var result = image
    let size = (width: image.width, height: image.height)
    let style = BoxStyle(width: image.width, height: image.height)
    let frames = marks.map {
      PixelRectangle(covering: ($0.x, $0.y, $0.width, $0.height), of: size)
        .grown(by: style.frame).clipped(to: size)
    }
    for (mark, frame) in zip(marks, frames).reversed() {
      let color = ClassColors.color(mark.colorIndex)
      result.border(frame, thickness: style.frame, color: color.contrasting)
      result.border(frame.grown(by: -style.halo), thickness: style.line, color: color)
    }
    // The first marks get the best places.
    var places = TagPlaces(picture: size)
    let tags = zip(marks, frames).compactMap { mark, frame -> Tag? in
      let letters = letters(mark.text, style, room: image.width)
      if letters.isEmpty { return nil }
      let width = Self.width(letters, style)
      let place = places.take(width: width, height: style.tagHeight, at: frame)
      return Tag(letters: letters, place: place, color: ClassColors.color(mark.colorIndex))
    }
    for tag in tags.reversed() { tag.draw(style, on: &result) }
    return result
  }

  /// The runs of a text that fits into a tag as wide as the picture; one that does not is cut short.
  private func letters(_ text: String, _ style: BoxStyle, room: Int) -> [TextRun] {
    guard let fonts else { return [] }
    var rest = text
    var runs = fonts.runs(rest, size: style.textSize)
    while !runs.isEmpty, Self.width(runs, style) > room {
      guard !rest.isEmpty else { return [] }
      rest.removeLast()
      runs = fonts.runs(rest + "…", size: style.textSize)
    }
    return runs
  }

  private static func width(_ runs: [TextRun], _ style: BoxStyle) -> Int {
    Int(runs.reduce(0) { $0 + $1.width }.rounded(.up)) + 2 * style.margin
  }
}

/// A label in its place.
private struct Tag {
  let letters: [TextRun]
  let place: PixelRectangle
  let color: RGBColor

  func draw(_ style: BoxStyle, on image: inout Image) {
    image.fill(
      x: place.x, y: place.y, width: place.width, height: place.height, color: color)
    // Capitals stand in the middle of the tag, whatever other face a letter comes from.
    let capitals = (letters.first?.face.capHeight ?? 0) * style.textSize
    let baseline = Float(place.y) + (Float(place.height) + capitals) / 2
    var pen = Float(place.x + style.margin)
    for run in letters {
      image.draw(run, x: pen, baseline: baseline, color: color.contrasting)
      pen += run.width
    }
  }
}

extension Image {
  /// Draws a frame along the inside of a rectangle.
  fileprivate mutating func border(_ area: PixelRectangle, thickness: Int, color: RGBColor) {
    border(
      x: area.x, y: area.y, width: area.width, height: area.height, thickness: thickness,
      color: color)
  }
}
