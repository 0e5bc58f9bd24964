import AdLens

/// The rows of one order: creatives with their predicted rates, the best first.
struct RankRows {
  let model: RankingModel
  let level: Double
  /// What is known of the context.
  let context: [ContextField: String]
  /// The creatives' own clicks.
  let live: LiveClicks?

  /// A creative with what is believed of it.
  private struct Entry {
    let seen: RankPass.Seen
    let prediction: ClickModel.Prediction
    let belief: BetaDistribution
    let clicks: LiveClicks.Figures?
    let contributions: [ClickModel.Contribution]
  }

  func rows(_ seen: [RankPass.Seen]) -> [JSONValue] {
    let clicks = model.clicks
    let entries = seen.map { seen -> Entry in
      let own = Ranker.context(of: seen.analysis, context)
      let columns = clicks.columns(for: seen.analysis.features)
      let prediction = clicks.prediction(for: columns, in: own)
      let figures = live?.figures(of: seen.creative)
      return Entry(
        seen: seen, prediction: prediction,
        belief: figures.map { prediction.beta.updated(by: $0) } ?? prediction.beta,
        clicks: figures,
        contributions: clicks.contributions(of: columns, in: own, level: level))
    }.sorted { first, second in
      let (a, b) = (rate(first), rate(second))
      return a == b ? first.seen.path < second.seen.path : a > b
    }
    let comparison =
      live == nil || entries.isEmpty ? nil : PosteriorComparison(entries.map(\.belief))
    return entries.enumerated().map { index, entry in
      row(entry, rank: index + 1, comparison: comparison, index: index)
    }
  }

  private func rate(_ entry: Entry) -> Double {
    live == nil ? entry.prediction.rate : entry.belief.mean
  }

  private func row(
    _ entry: Entry, rank: Int, comparison: PosteriorComparison?, index: Int
  ) -> JSONValue {
    let interval =
      live == nil
      ? entry.prediction.interval(level) : entry.belief.credibleInterval(level)
    var object: JSONObject = [
      "path": .string(entry.seen.path), "rank": .integer(rank), "ctr": .number(rate(entry)),
      "ctr_low": .number(interval.lower), "ctr_high": .number(interval.upper),
    ]
    for field in [ContextField.segment, .placement, .device] {
      if let name = context[field] { object[field.rawValue] = .string(name) }
    }
    if let comparison {
      object["predicted_ctr"] = .number(entry.prediction.rate)
      object["impressions"] = .integer(entry.clicks?.impressions ?? 0)
      object["clicks"] = .integer(entry.clicks?.clicks ?? 0)
      object["p_best"] = .number(comparison.probabilityOfBest[index])
      object["expected_loss"] = .number(comparison.expectedLoss[index])
      // Thompson's rule: as many impressions as it is likely to be the best.
      object["next_share"] = .number(comparison.probabilityOfBest[index])
    }
    object["contributions"] = .array(entry.contributions.map(\.jsonValue))
    return .object(object)
  }

  /// The columns of tables and CSV.
  static func columns(by field: ContextField?, isLive: Bool) -> [Column] {
    var columns = [Column("Rank", "rank", .right), Column("Path", "path", isFlexible: true)]
    if let field {
      let name = field.rawValue
      columns.insert(Column(name.prefix(1).uppercased() + name.dropFirst(), name), at: 0)
    }
    columns += [
      Column.rate("CTR", "ctr"), Column.rate("from", "ctr_low"), Column.rate("to", "ctr_high"),
    ]
    if isLive {
      columns += [
        Column.count("Impressions", "impressions"), Column.count("Clicks", "clicks"),
        Column.rate("P(best)", "p_best"), Column.rate("Loss", "expected_loss"),
        Column.rate("Next share", "next_share"),
      ]
    }
    columns.append(
      Column("What counts most", "contributions", isFlexible: true) { value in
        (value.arrayValue ?? []).prefix(3).map { part in
          let effect = part["effect"]?.doubleValue ?? 0
          return (effect >= 0 ? "+" : "−") + fixed(abs(effect) * 100, decimals: 0) + " % "
            + (part["name"]?.stringValue ?? "")
        }.joined(separator: ", ")
      })
    return columns
  }
}

extension BetaDistribution {
  /// What is known after a creative's own impressions and clicks.
  fileprivate func updated(by figures: LiveClicks.Figures) -> BetaDistribution {
    BetaDistribution(
      posteriorOf: Proportion(figures.clicks, of: figures.impressions), prior: self)
  }
}

extension ClickModel.Contribution {
  /// The contribution in rows: shares of the odds.
  var jsonValue: JSONValue {
    [
      "name": .string(element), "effect": .number(effect), "low": .number(interval.lower),
      "high": .number(interval.upper),
    ]
  }
}
