import AdLens

/// The picture of an explanation: a panel for each map, with the boxes of the elements and a legend.
struct ExplanationDrawing {
  let explanation: Explanation
  let elements: [DetectedObject]

  /// The longest side of a panel; more detail would only make files large.
  private static let longest = 1600

  /// Small pictures are enlarged, so that words can be read.
  private static let shortest = 480

  /// Draws the panels: side by side, or one below the other where images are wide.
  func picture(of image: Image, fonts: LabelFonts?) -> Image {
    let base = Self.sized(image)
    let scale = Double(base.width) / Double(image.width)
    let (heat, boxes) = (HeatPainter(fonts: fonts), BoxPainter(fonts: fonts))
    let names = ElementNames.names(of: elements.map(\.label))
    let panels = explanation.maps.map { map in
      let marks = zip(elements, names).map { mark($0, named: $1, on: map.heat, scale: scale) }
      let marked = boxes.draw(marks, on: heat.draw(map.heat, on: base))
      return heat.addLegend(title(map), to: marked)
    }
    return Self.joined(panels)
  }

  /// An element's box with the share of the heat in it.
  private func mark(
    _ element: DetectedObject, named name: String, on map: HeatMap, scale: Double
  ) -> BoxMark {
    let share = map.share(of: element.pixels(map)).map { " \(fixed($0 * 100, decimals: 0)) %" }
    return BoxMark(
      x: element.x * scale, y: element.y * scale, width: element.width * scale,
      height: element.height * scale, text: name + (share ?? ""),
      colorIndex: element.classIndex)
  }

  private func title(_ map: Explanation.Map) -> String {
    let subject = explanation.subject
    let answer = "\(printable(subject.label)) \(fixed(subject.confidence * 100, decimals: 0)) %"
    let isEmpty = !map.heat.values.contains { $0 > 0 }
    return "\(map.method.title): \(isEmpty ? "no place speaks for" : "evidence for") \(answer)"
  }

  static func sized(_ image: Image) -> Image {
    let (long, short) = (max(image.width, image.height), min(image.width, image.height))
    // Never so far that the long side is too long.
    let scale =
      long > longest
      ? Double(longest) / Double(long)
      : min(max(1, Double(shortest) / Double(short)), Double(longest) / Double(long), 3)
    if scale == 1 { return image }
    func side(_ length: Int) -> Int { max(1, Int((Double(length) * scale).rounded())) }
    return image.resized(width: side(image.width), height: side(image.height))
  }

  static func joined(_ panels: [Image]) -> Image {
    guard panels.count > 1, let first = panels.first else { return panels[0] }
    let isAcross = first.width < 2 * first.height
    let gap = 8
    let length = panels.reduce(-gap) { $0 + (isAcross ? $1.width : $1.height) + gap }
    var result = Image(
      width: isAcross ? length : first.width, height: isAcross ? first.height : length,
      fill: .white)
    var place = 0
    for panel in panels {
      result.blit(panel, x: isAcross ? place : 0, y: isAcross ? 0 : place)
      place += (isAcross ? panel.width : panel.height) + gap
    }
    return result
  }
}

extension DetectedObject {
  /// The pixels of a map's picture that the object's box touches.
  func pixels(_ map: HeatMap) -> PixelRectangle {
    PixelRectangle(
      covering: (x, y, width, height), of: (map.pictureWidth, map.pictureHeight))
  }
}
