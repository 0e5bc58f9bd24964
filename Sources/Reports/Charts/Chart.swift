/// A drawn chart, to stand in a page or in a file of its own.
public struct Chart: Hashable, Sendable {
  /// What it shows, for readers who cannot see it.
  public let title: String

  /// The width in units of the drawing.
  public let width: Double

  /// The height in units of the drawing.
  public let height: Double

  /// The drawn elements.
  let body: String

  /// The `svg` element for a page that carries `Chart.style`, which makes it smaller where needed.
  public var inlineSVG: String {
    svg(margin: 0, attributes: size(margin: 0) + " class=\"chart\"", head: "")
  }

  /// The `svg` element in its own size, for a page that lets large charts scroll.
  public var naturalSVG: String {
    svg(margin: 0, attributes: size(margin: 0) + " class=\"chart natural\"", head: "")
  }

  /// The text of an SVG file, in light or dark as the viewer asks.
  public var fileSVG: String {
    let margin = 24.0
    let paper =
      "<rect class=\"paper\" x=\"\(decimal(-margin))\" y=\"\(decimal(-margin))\""
      + size(margin: margin) + "/>"
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + svg(
        margin: margin, attributes: size(margin: margin) + " class=\"chart\"",
        head: "<style>\(Self.style)</style>" + paper) + "\n"
  }

  /// The attributes of the size with a margin on all sides.
  private func size(margin: Double) -> String {
    " width=\"\(decimal(width + 2 * margin))\" height=\"\(decimal(height + 2 * margin))\""
  }

  private func svg(margin: Double, attributes: String, head: String) -> String {
    let corner = decimal(-margin)
    let extent = "\(decimal(width + 2 * margin)) \(decimal(height + 2 * margin))"
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(corner) \(corner) \(extent)\""
      + "\(attributes) role=\"img\"><title>\(escaped(title))</title>\(head)\(body)</svg>"
  }
}
