extension RunReport {
  /// How a model of clicks did beside simpler ones.
  public struct RankingFigures: Sendable {
    /// The headline numbers: a name, the value and what it means.
    public var headline: [(name: String, value: String, extra: String)]

    /// Whether the picture matters, in a sentence.
    public var verdict: String

    /// The headings of the table; the first column holds names, the others numbers.
    public var columns: [String]

    /// The models, the simplest first.
    public var rows: [[String]]

    /// Creates figures.
    public init(
      headline: [(name: String, value: String, extra: String)], verdict: String,
      columns: [String], rows: [[String]]
    ) {
      self.headline = headline
      self.verdict = verdict
      self.columns = columns
      self.rows = rows
    }
  }

  func rankingSection(_ ranking: RankingFigures) -> String {
    func cells(_ tag: String, _ texts: [String]) -> String {
      texts.enumerated().map { index, text in
        "<\(tag) class=\"\(index == 0 ? "name" : "number")\">\(escaped(text))</\(tag)>"
      }.joined()
    }
    let rows = ranking.rows.map { "<tr>\(cells("td", $0))</tr>" }.joined(separator: "\n")
    return section(
      "Does the image matter?",
      """
      <p class="note">Each model beside the simpler ones, on creatives of groups that it had not seen. AUC is the \
      chance that a click got a higher rate than an impression without one, entropy what is left to be explained (1 \
      without a model), calibration the expected by the observed clicks.</p>
      <div class="wide"><table>
      <thead><tr>\(cells("th", ranking.columns))</tr></thead>
      <tbody>
      \(rows)
      </tbody></table></div>
      """)
  }
}
