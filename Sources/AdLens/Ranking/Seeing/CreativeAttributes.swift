/// What can be said of a creative from the boxes of its elements and from its pixels.
struct CreativeAttributes {
  /// The attributes for a detector of some classes.
  static func scheme(_ classNames: [String]) -> AttributeScheme {
    typealias Attribute = AttributeScheme.Attribute
    let first = classNames.flatMap { name in
      [
        Attribute(name: name, element: name, differsBySegment: true),
        Attribute(name: "\(name) area", element: name, differsBySegment: true),
      ]
    }
    let whole = ["warm colours", "brightness", "colourfulness"].map {
      Attribute(name: $0, element: "colours", differsBySegment: true)
    }
    let parts = classNames.flatMap { name in
      [
        "contrast to its surroundings", "contrast inside", "legibility", "height", "number",
        "horizontal place", "vertical place", "colourfulness",
      ].map { Attribute(name: "\(name) \($0)", element: name) }
    }
    let rest = [
      ("contrast", "colours"), ("edges", "composition"), ("plain ground", "composition"),
      ("further elements", "composition"), ("width to height", "shape"), ("banner shape", "shape"),
    ].map { Attribute(name: $0.0, element: $0.1) }
    return AttributeScheme(first + whole + parts + rest)
  }

  /// The values, in the order of the scheme.
  ///
  /// - Parameters:
  ///   - objects: what a detector has found, in pixels of the image, down to a low confidence.
  ///   - image: the upright picture.
  static func values(
    of objects: [ScoredBox], classCount: Int, in image: Image
  ) -> [Double] {
    let statistics = PictureStatistics(image)
    let whole = statistics.whole()
    var first: [Double] = []
    var parts: [Double] = []
    var further = 0
    for number in 0..<classCount {
      let found = objects.filter { $0.label == number }
      let element = Element(found, in: image, statistics)
      first += [element.presence, element.area]
      parts += [
        element.outer, element.inner, element.legibility, element.height,
        Double(max(element.count - 1, 0)), element.x, element.y, element.chroma,
      ]
      further += max(element.count - 1, 0)
    }
    let aspect = Double(image.width) / Double(image.height)
    let elongation = aspect > 1 ? aspect - 1 : 1 - 1 / aspect
    return first + [whole.warmth, whole.brightness, whole.chroma] + parts
      + [
        whole.contrast, whole.edges, whole.flatness, Double(further),
        min(max(elongation, -6), 6), max(aspect, 1 / aspect) > 2.5 ? 1 : 0,
      ]
  }

  /// From which confidence on an element counts as there.
  static let confidence: Float = 0.3

  /// The elements of one class.
  private struct Element {
    /// The highest confidence.
    var presence = 0.0
    /// The share of the picture under the boxes, at most 1.
    var area = 0.0
    /// How many there are.
    var count = 0
    var outer = 0.0
    var inner = 0.0
    var chroma = 0.0
    /// How easily the tallest one can be read: its inner contrast and its height.
    var legibility = 0.0
    /// The height of the tallest one by the side of a square of the picture's area.
    var height = 0.0
    /// The place of the largest one's middle, -0.5 to 0.5; 0 where there is none.
    var x = 0.0
    var y = 0.0

    init(_ found: [ScoredBox], in image: Image, _ statistics: PictureStatistics) {
      presence = found.map { Double($0.confidence) }.max() ?? 0
      let sure = found.filter { $0.confidence >= CreativeAttributes.confidence }
      count = sure.count
      guard let largest = sure.max(by: { $0.box.area < $1.box.area }) else { return }
      let (width, height) = (Double(image.width), Double(image.height))
      let pixels = width * height
      area = min(1, sure.reduce(0) { $0 + Double($1.box.area) } / pixels)
      x = Double(largest.box.left + largest.box.right) / 2 / width - 0.5
      y = Double(largest.box.top + largest.box.bottom) / 2 / height - 0.5
      for found in sure.prefix(8) {
        let box = found.box
        let part = statistics.part(
          left: Double(box.left), top: Double(box.top), right: Double(box.right),
          bottom: Double(box.bottom))
        let tall = Double(box.bottom - box.top) / pixels.squareRoot()
        outer = max(outer, part.outer)
        inner = max(inner, part.inner)
        chroma = max(chroma, part.chroma)
        self.height = max(self.height, tall)
        legibility = max(legibility, part.inner * min(1, 0.4 + tall * 5))
      }
    }
  }
}
