/// A text as it may stand in HTML, XML and SVG, between tags and inside quoted attributes.
///
/// Control characters, which XML forbids, become the replacement character, so that a chart with a
/// hostile label still opens.
public func escaped(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result.append(contentsOf: "&amp;".unicodeScalars)
    case "<": result.append(contentsOf: "&lt;".unicodeScalars)
    case ">": result.append(contentsOf: "&gt;".unicodeScalars)
    case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
    case "'": result.append(contentsOf: "&#39;".unicodeScalars)
    case "\t", "\n", "\r": result.append(scalar)
    case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}", "\u{fffe}", "\u{ffff}": result.append("\u{fffd}")
    // Marks that reverse the direction of what follows could dress up one name as another.
    case "\u{202a}"..."\u{202e}", "\u{2066}"..."\u{2069}": result.append("\u{fffd}")
    default: result.append(scalar)
    }
  }
  return String(result)
}
