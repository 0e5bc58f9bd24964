import FileFormats

/// The sections about the run itself.
extension RunReport {
  /// Problems beyond this many are only counted.
  private static let shownProblems = 50

  var pictureSection: String {
    let figures = figures(of: pictures)
    guard !figures.isEmpty else { return "" }
    return section("What it was shown", "<div class=\"columns\">\(figures)</div>")
  }

  /// Pictures with their captions; those that cannot be shown are left out.
  func figures(of pictures: [Picture]) -> String {
    pictures.compactMap { picture in
      HTMLPage.pictureSource(picture.bytes).map { source in
        "<figure><img class=\"picture\" alt=\"\" src=\"\(source)\"/>"
          + "<figcaption class=\"note\">\(escaped(picture.caption))</figcaption></figure>"
      }
    }.joined(separator: "\n")
  }

  var problemSection: String {
    guard !problems.isEmpty else { return "" }
    let rows = problems.prefix(Self.shownProblems).map { problem in
      "<tr><td>\(escaped(problem.path))</td><td>\(escaped(problem.code))</td>"
        + "<td>\(escaped(problem.message))</td></tr>"
    }
    let more = problems.count - rows.count
    let rest = more > 0 ? "<p class=\"note\">and \(grouped(more)) more, in manifest.json</p>" : ""
    return section(
      "Problems in the data",
      """
      <p class="note">\(counted(problems.count, "file")) of the data \
      \(problems.count == 1 ? "needs" : "need") a look.</p>
      <div class="wide"><table><thead><tr><th>File</th><th>Problem</th><th>Reason</th></tr></thead>\
      <tbody>\(rows.joined(separator: "\n"))</tbody></table></div>\(rest)
      """)
  }

  var factSection: String {
    guard !facts.isEmpty else { return "" }
    let rows = facts.map {
      "<tr><td>\(escaped($0.name))</td><td>\(escaped($0.value))</td></tr>"
    }
    return section(
      "What the run was",
      "<table class=\"facts\"><tbody>\(rows.joined(separator: "\n"))</tbody></table>")
  }

  var reproductionSection: String {
    guard !command.isEmpty else { return "" }
    return section(
      "Repeat it",
      """
      <p class="note">The same command on the same data gives the same weights, bit for bit, \
      on processors with the same instruction set.</p>
      <pre>\(escaped(command))</pre>
      """)
  }

  var nextSection: String {
    guard !nextSteps.isEmpty else { return "" }
    let items = nextSteps.map { step in
      let command = step.command.isEmpty ? "" : "<pre>\(escaped(step.command))</pre>"
      return "<li>\(escaped(step.text))\(command)</li>"
    }
    return section("What to try next", "<ol>\(items.joined(separator: "\n"))</ol>")
  }
}
