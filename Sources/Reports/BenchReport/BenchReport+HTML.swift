import FileFormats

extension BenchReport {
  /// The page: self-contained, without scripts, light or dark as the reader's system is.
  public func html() -> String {
    let parts =
      [header] + bars.map(section) + [durationSection, tableSection] + facts.map(factSection)
      + [footer]
    let body = parts.filter { !$0.isEmpty }.joined(separator: "\n")
    return HTMLPage(title: "\(title) – AdLens benchmark", body: body).text
  }

  private var header: String {
    let figures = figures.enumerated().map { index, figure in
      "<div class=\"figure\(index == 0 ? " first" : "")\">"
        + "<div class=\"name\">\(escaped(figure.name))</div>"
        + "<div class=\"value\">\(escaped(figure.value))</div>"
        + "<div class=\"extra\">\(escaped(figure.extra))</div></div>"
    }
    let verdict = verdict.isEmpty ? "" : "<p class=\"verdict\">\(escaped(verdict))</p>"
    return """
      <header>
      <div class="kicker">AdLens benchmark</div>
      <h1>\(escaped(title))</h1>
      <p class="lead">\(escaped(lead))</p>
      <div class="figures">\(figures.joined())</div>
      \(verdict)
      </header>
      """
  }

  private func section(_ group: Bars) -> String {
    guard !group.bars.isEmpty else { return "" }
    let chart = Chart.bars(group.bars, title: group.heading)
    return section(
      group.heading, note: group.note, "<div class=\"wide\">\(chart.inlineSVG)</div>")
  }

  private var durationSection: String {
    guard !durations.isEmpty else { return "" }
    return section(
      "Every repetition",
      note: "How often it took how long, and below in the order of time. Other programs on the "
        + "machine make single repetitions longer; a drift tells of a clock that slows down.",
      "<div class=\"wide\">\(Chart.durations(durations, marks: marks).inlineSVG)</div>"
        + "<div class=\"wide\">\(Chart.durationsInOrder(durations).inlineSVG)</div>")
  }

  private var tableSection: String {
    guard !table.rows.isEmpty else { return "" }
    func cells(_ tag: String, _ texts: [String]) -> String {
      zip(table.columns, texts).map { column, text in
        "<\(tag) class=\"\(column.isNumber ? "number" : "label")\">\(escaped(text))</\(tag)>"
      }.joined()
    }
    let head = "<tr>\(cells("th", table.columns.map(\.title)))</tr>"
    let rows = table.rows.map { "<tr>\(cells("td", $0))</tr>" }.joined(separator: "\n")
    return section(
      "Table", note: "",
      "<div class=\"wide\"><table>\n<thead>\(head)</thead>\n<tbody>\n\(rows)\n</tbody>\n</table></div>"
    )
  }

  private func factSection(
    _ group: (heading: String, pairs: [(name: String, value: String)])
  ) -> String {
    guard !group.pairs.isEmpty else { return "" }
    let rows = group.pairs.map {
      "<tr><td>\(escaped($0.name))</td><td>\(escaped($0.value))</td></tr>"
    }
    return section(
      group.heading, note: "", "<table class=\"facts\">\(rows.joined(separator: "\n"))</table>")
  }

  private var footer: String {
    let version = version.isEmpty ? "" : " \(escaped(version))"
    return """
      <footer>Measured by AdLens\(version) on this machine. The page holds everything it shows: \
      no scripts, nothing loaded from the net.</footer>
      """
  }

  private func section(_ heading: String, note: String, _ contents: String) -> String {
    let note = note.isEmpty ? "" : "<p class=\"note\">\(escaped(note))</p>\n"
    return "<section>\n<h2>\(escaped(heading))</h2>\n\(note)\(contents)\n</section>"
  }
}
