/// Collects the elements of a chart; classes name rules of `Chart.style`.
struct Drawing {
  /// The elements so far.
  private(set) var body = ""

  /// A straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ classes: String) {
    body +=
      "<line class=\"\(classes)\" x1=\"\(decimal(x1))\" y1=\"\(decimal(y1))\""
      + " x2=\"\(decimal(x2))\" y2=\"\(decimal(y2))\"/>"
  }

  /// A filled rectangle, with words that appear under the pointer.
  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, _ classes: String, opacity: Double = 1,
    radius: Double = 0, tip: String? = nil
  ) {
    var attributes =
      "class=\"\(classes)\" x=\"\(decimal(x))\" y=\"\(decimal(y))\""
      + " width=\"\(decimal(max(width, 0)))\" height=\"\(decimal(max(height, 0)))\""
    if opacity < 1 { attributes += " fill-opacity=\"\(decimal(opacity))\"" }
    if radius > 0 { attributes += " rx=\"\(decimal(radius))\"" }
    body +=
      tip.map { "<rect \(attributes)><title>\(escaped($0))</title></rect>" }
      ?? "<rect \(attributes)/>"
  }

  /// A filled circle, with words that appear under the pointer.
  mutating func circle(
    x: Double, y: Double, radius: Double, _ classes: String, tip: String? = nil
  ) {
    let attributes =
      "class=\"\(classes)\" cx=\"\(decimal(x))\" cy=\"\(decimal(y))\" r=\"\(decimal(radius))\""
    body +=
      tip.map { "<circle \(attributes)><title>\(escaped($0))</title></circle>" }
      ?? "<circle \(attributes)/>"
  }

  /// A line of text whose baseline starts (or ends, or has its middle) at a point.
  mutating func text(
    _ text: String, x: Double, y: Double, _ classes: String = "", rotated degrees: Double = 0,
    tip: String? = nil
  ) {
    var attributes = "x=\"\(decimal(x))\" y=\"\(decimal(y))\""
    if !classes.isEmpty { attributes += " class=\"\(classes)\"" }
    if degrees != 0 {
      attributes += " transform=\"rotate(\(decimal(degrees)) \(decimal(x)) \(decimal(y)))\""
    }
    let title = tip.map { "<title>\(escaped($0))</title>" } ?? ""
    body += "<text \(attributes)>\(title)\(escaped(text))</text>"
  }

  /// A line through points; `nil` points leave a gap, a point alone becomes a dot.
  mutating func curve(_ points: [(x: Double, y: Double)?], line: String, dot: String) {
    var commands = ""
    for (index, point) in points.enumerated() {
      guard let point else { continue }
      let isJoined = index > 0 && points[index - 1] != nil
      let isFollowed = index + 1 < points.count && points[index + 1] != nil
      if !isJoined && !isFollowed { circle(x: point.x, y: point.y, radius: 3, dot) }
      commands += "\(isJoined ? "L" : "M")\(decimal(point.x)) \(decimal(point.y))"
    }
    if !commands.isEmpty { body += "<path class=\"line \(line)\" d=\"\(commands)\"/>" }
  }

  /// The area between two lines over the same places.
  mutating func area(
    upper: [(x: Double, y: Double)], lower: [(x: Double, y: Double)], _ classes: String,
    opacity: Double
  ) {
    let points = upper + lower.reversed()
    guard points.count > 2 else { return }
    let list = points.map { "\(decimal($0.x)),\(decimal($0.y))" }.joined(separator: " ")
    body +=
      "<polygon class=\"\(classes)\" fill-opacity=\"\(decimal(opacity))\" points=\"\(list)\"/>"
  }

  /// About how wide a text is at a font size, rather too wide than too narrow.
  ///
  /// East Asian letters and pictograms are square. The fonts of systems differ by a tenth.
  static func width(of text: String, size: Double) -> Double {
    var units = 0.0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", " ", "'", "|": units += 0.32
      case "m", "w", "M", "W", "@", "%": units += 0.9
      case "A"..."Z": units += 0.68
      case "\u{0}"..."\u{7f}": units += 0.57
      case "\u{300}"..."\u{36f}": break
      case "\u{1100}"..."\u{ffff}", "\u{1f000}"..."\u{3ffff}": units += 1.05
      default: units += 0.65
      }
    }
    return 1.12 * units * size
  }
}
