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

  /// The `svg` element for a page that carries `Chart.style`.
  public var inlineSVG: String { svg(attributes: " class=\"chart\"", head: "") }

  /// The `svg` element in its own size, for a page that lets large charts scroll.
  public var naturalSVG: String {
    let size = " width=\"\(decimal(width))\" height=\"\(decimal(height))\""
    return svg(attributes: size + " class=\"chart natural\"", head: "")
  }

  /// The text of an SVG file, in light or dark as the viewer asks.
  public var fileSVG: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + svg(
        attributes: " width=\"\(decimal(width))\" height=\"\(decimal(height))\" class=\"chart\"",
        head: "<style>\(Self.style)</style><rect class=\"paper\" width=\"100%\" height=\"100%\"/>")
      + "\n"
  }

  private func svg(attributes: String, head: String) -> String {
    let size = "\(decimal(width)) \(decimal(height))"
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\"\(attributes)"
      + " role=\"img\"><title>\(escaped(title))</title>\(head)\(body)</svg>"
  }
}
