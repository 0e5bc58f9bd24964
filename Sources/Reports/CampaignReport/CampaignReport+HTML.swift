import FileFormats

extension CampaignReport {
  /// The page: self-contained, without scripts, light or dark as the reader's system is.
  public func html() -> String {
    let parts = parts.filter { !$0.contents.isEmpty }
    var body = header + contentsList(parts)
    for part in parts {
      body += "<section id=\"\(part.id)\">\n<h2>\(shown(part.heading))</h2>\n"
      body += part.contents
      body += "\n</section>\n"
    }
    var page = HTMLPage(title: "\(title) – AdLens campaign report", body: body + footer)
    page.style = Self.style
    return page.text
  }

  /// A section of the page.
  private struct Part {
    let id: String
    let heading: String
    let contents: String
  }

  private var parts: [Part] {
    var parts: [Part] = []
    if let comparison {
      parts.append(
        Part(id: "compared", heading: comparison.heading, contents: contents(comparison)))
    }
    parts.append(Part(id: "days", heading: "Day by day", contents: dayContents))
    for (index, group) in groups.enumerated() {
      let heading = groups.count == 1 ? "Creatives" : "Creatives of \(group.name)"
      parts.append(Part(id: "creatives-\(index + 1)", heading: heading, contents: contents(group)))
    }
    for (index, spread) in spreads.enumerated() {
      parts.append(
        Part(id: "spread-\(index + 1)", heading: spread.heading, contents: contents(spread)))
    }
    parts.append(
      Part(
        id: "effects", heading: "What the model thinks attributes do", contents: effectContents))
    parts.append(Part(id: "data", heading: "What the figures are worth", contents: noteContents))
    parts.append(Part(id: "model", heading: "The model", contents: modelContents))
    parts.append(Part(id: "methods", heading: "How it was computed", contents: methodContents))
    return parts
  }

  private var header: String {
    let figures = figures.enumerated().map { index, figure in
      "<div class=\"figure\(index == 0 ? " first" : "")\">"
        + "<div class=\"name\">\(shown(figure.name))</div>"
        + "<div class=\"value\">\(shown(figure.value))</div>"
        + "<div class=\"extra\">\(shown(figure.extra))</div></div>"
    }
    let verdict = verdict.isEmpty ? "" : "<p class=\"verdict\">\(shown(verdict))</p>"
    let warnings = warnings.map { "<li>\(shown($0))</li>" }
    let list =
      warnings.isEmpty
      ? "" : "<ul class=\"plain warnings\" aria-label=\"Warnings\">\(warnings.joined())</ul>"
    return """
      <header>
      <div class="kicker">AdLens campaign report</div>
      <h1>\(shown(title))</h1>
      <p class="lead">\(shown(lead))</p>
      <div class="figures">\(figures.joined())</div>
      \(verdict)\(list)
      </header>

      """
  }

  private func contentsList(_ sections: [Part]) -> String {
    guard sections.count > 2 else { return "" }
    let items = sections.map { "<li><a href=\"#\($0.id)\">\(shown($0.heading))</a></li>" }
    return "<nav aria-label=\"Contents\"><ul>\(items.joined())</ul></nav>\n"
  }

  private var footer: String {
    let version = version.isEmpty ? "" : " \(shown(version))"
    return """
      <footer>Made by AdLens\(version) on this machine. The page holds everything it shows: \
      no scripts, nothing loaded from the net.</footer>
      """
  }

  /// A chart or table that may be wider than the window, reachable by keyboard where it scrolls.
  func wide(_ label: String, _ contents: String) -> String {
    "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(shown(label))\">"
      + "\(contents)</div>"
  }

  /// A text as it may stand in the page; a percent sign stays with its number.
  func shown(_ text: String) -> String {
    escaped(text).replacing(" %", with: "\u{a0}%")
  }

  func note(_ text: String) -> String {
    text.isEmpty ? "" : "<p class=\"note\">\(shown(text))</p>\n"
  }

  func list(_ sentences: [String]) -> String {
    guard !sentences.isEmpty else { return "" }
    return "<ul class=\"plain\">" + sentences.map { "<li>\(shown($0))</li>" }.joined() + "</ul>\n"
  }

  func html(_ table: Table, label: String) -> String {
    guard !table.rows.isEmpty else { return "" }
    func cells(_ tag: String, _ texts: [String]) -> String {
      texts.enumerated().map { index, text in
        let scope = tag == "th" ? " scope=\"col\"" : ""
        return
          "<\(tag)\(scope) class=\"\(index == 0 ? "name" : "number")\">\(shown(text))</\(tag)>"
      }.joined()
    }
    let rows = table.rows.map { "<tr>\(cells("td", $0))</tr>" }.joined(separator: "\n")
    return wide(
      label,
      "<table>\n<thead><tr>\(cells("th", table.columns))</tr></thead>\n<tbody>\n\(rows)\n"
        + "</tbody>\n</table>")
  }
}
