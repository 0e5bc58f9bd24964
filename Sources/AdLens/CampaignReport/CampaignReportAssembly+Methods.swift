import FileFormats

extension CampaignReportAssembly {
  /// What is known of the models that predicted.
  var modelCard: [(heading: String, pairs: [(name: String, value: String)])] {
    var seen: Set<Int> = []
    let parts = parts.filter { part in part.ranking.map { seen.insert($0.id).inserted } ?? false }
    return parts.flatMap { part -> [(heading: String, pairs: [(name: String, value: String)])] in
      guard let run = part.ranking else { return [] }
      let origin = [
        ("run", "\(run.name) (\(run.id))"), ("made", String(run.startedAt.prefix(10))),
        ("by AdLens", run.version),
      ]
      let figures = part.rankingFigures.map {
        (
          name: Wording.capitalized(RankingModel.title(ofFigure: $0.key)),
          value: $0.value.isFinite ? Self.short($0.value) : "–"
        )
      }
      let limits = [
        (
          "limits",
          "Predictions come from pictures of the past; they order new creatives, and are no promise. "
            + "Where intervals overlap, so may the order. A test decides."
        )
      ]
      return [
        (
          "Predictions",
          origin.map { (name: $0.0, value: $0.1) }
            + part.rankingOptions.map { (name: $0.key, value: $0.value) }
        ),
        ("Its measured quality", figures), ("Limits", limits.map { (name: $0.0, value: $0.1) }),
      ]
    }
  }

  private static func short(_ value: Double) -> String {
    var text = fixed(value, decimals: 4)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// How the figures of the page were made.
  var methods: [(name: String, text: String)] {
    let level = Wording.probability(options.confidence)
    var methods = [
      (
        "Counting",
        "Every impression counts once: of several breakdowns of an ad's day the one with the most impressions."
      ),
      (
        "Intervals of rates",
        "Wilson's at \(level): (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), with p clicks per impression, "
          + "n impressions, z the normal quantile."
      ),
      (
        "Lifts", "p₁/p₂ − 1 against the control, with Koopman's score interval."
      ),
      (
        "Tests",
        "Pearson's chi-square over all rates, Σ (observed − expected)²/expected; pairs with the control by "
          + "z = (p₁ − p₂)/√(p(1−p)(1/n₁ + 1/n₂)); p-values raised by Holm: the i-th smallest of m times m − i + 1."
      ),
      (
        "Probability of being the best",
        "∫ fᵢ Π Fⱼ over the posteriors Beta(clicks + 1, impressions − clicks + 1)."
      ),
    ]
    if !(comparison?.mixes ?? parts[0].comparison?.mixes ?? []).isEmpty {
      methods.append(
        (
          "The same mix",
          "Rates of placements, devices, segments or days weighted alike for both: Σ wₕ pₕ / Σ wₕ, with w the "
            + "impressions, or the spend, of both."
        ))
    }
    if parts.contains(where: { $0.creatives.contains { $0.wear != nil } }) {
      methods.append(
        (
          "Wear",
          "The day before which the Poisson likelihood of two levels most exceeds that of one, with the rest of the "
            + "campaign as what was to be expected; its p-value from shuffled days, raised by Holm."
        ))
    }
    return methods.map { (name: $0.0, text: $0.1) }
  }
}
