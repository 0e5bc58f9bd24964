/// What is visible of a finished ad: boxes, attributes and the format they make.
struct Visible {
  let boxes: [ElementBox]
  let attributes: AdAttributes
  let formatClass: FormatClass

  /// Pixels an element must show, and the shortest side of its box, to be labelled.
  private static let fewestPixels = 16
  private static let shortestSide = 4

  /// The share of its pixels that must stand out from what surrounds it.
  private static let leastSeen: Float = 0.15

  init(_ composer: Composer) {
    let canvas = composer.canvas
    let area = Float(canvas.width * canvas.height)
    let extents = canvas.extents()
    var boxes: [ElementBox] = []
    var attributes = AdAttributes()
    var counts = [ElementClass: Int]()
    for (index, record) in composer.records.enumerated() {
      guard let extent = extents[index + 1], extent.count >= Self.fewestPixels,
        min(extent.width, extent.height) >= Self.shortestSide,
        record.isOutlined
          || canvas.seenShare(of: UInt8(index + 1), in: extent) >= Self.leastSeen
      else { continue }
      boxes.append(
        ElementBox(
          kind: record.kind, x: extent.left, y: extent.top, width: extent.width,
          height: extent.height, visibleCount: extent.count))
      counts[record.kind, default: 0] += 1
      let share = Float(extent.width * extent.height) / area
      switch record.kind {
      case .ctaButton:
        attributes.ctaArea += share
        attributes.ctaContrast = max(attributes.ctaContrast, Self.unit(record.contrast))
      case .textBlock:
        attributes.textCover = min(1, attributes.textCover + share)
        if record.isHeadline {
          // A headline a twelfth of the picture's mean side tall is as large as it needs to be.
          let tall = Float(extent.height) / area.squareRoot()
          let legible = Self.unit(record.contrast) * min(1, 0.4 + tall * 5)
          attributes.headlineLegibility = max(attributes.headlineLegibility, legible)
        }
      case .product: attributes.productArea = min(1, attributes.productArea + share)
      case .logo, .priceBadge: break
      }
    }
    attributes.cta = counts[.ctaButton] != nil
    attributes.badge = counts[.priceBadge] != nil
    attributes.logo = counts[.logo] != nil
    attributes.discountDepth = attributes.badge ? composer.discount : 0
    attributes.extraObjects = boxes.count - counts.count
    attributes.warmPalette = Self.warmth(of: canvas)
    attributes.photoArea = composer.photoShare
    self.boxes = boxes
    self.attributes = attributes
    formatClass = Self.format(attributes, texts: counts[.textBlock] ?? 0)
  }

  /// The rule that decides the format; also what a reader of the picture would go by.
  private static func format(_ seen: AdAttributes, texts: Int) -> FormatClass {
    if seen.badge { return .offer }
    if seen.productArea >= 0.03 { return .productLed }
    if seen.photoArea >= 0.25 { return .photoLed }
    if seen.logo, texts == 0 || (texts == 1 && seen.headlineLegibility == 0) { return .brandOnly }
    return .textLed
  }

  /// A contrast ratio as 0 to 1, where 7 and more is 1.
  private static func unit(_ contrast: Float) -> Float { min(1, max(0, (contrast - 1) / 6)) }

  /// The share of colourful pixels with a hue between magenta-red and yellow, of a sample.
  private static func warmth(of canvas: Canvas) -> Float {
    var (warm, all): (Float, Float) = (0, 0)
    for y in stride(from: 2, to: canvas.height, by: 5) {
      for x in stride(from: 2, to: canvas.width, by: 5) {
        let color = Color(packed: canvas.pixels[y * canvas.width + x])
        let high = max(color.red, color.green, color.blue)
        let chroma = high - min(color.red, color.green, color.blue)
        guard chroma > 0.12 else { continue }
        all += chroma
        if color.red == high, color.green >= color.blue - 0.25 * chroma { warm += chroma }
      }
    }
    return all > 0 ? warm / all : 0
  }
}
