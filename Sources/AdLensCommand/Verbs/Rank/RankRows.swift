import AdLens

/// The rows of one order: creatives with their predicted rates, the best first.
struct RankRows {
  let model: RankingModel
  /// What counts; the model can tell it.
  let objective: RankingObjective
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
        belief: figures.map { prediction.beta.updated(by: $0, model.outcome) } ?? prediction.beta,
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

  /// What the rates mean in money, where the objective asks for it.
  private var economics: Economics? {
    model.economics.map { live?.economics($0) ?? $0 }
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
    let key = model.outcome.rateKey
    var object: JSONObject = ["path": .string(entry.seen.path), "rank": .integer(rank)]
    if objective.isMoney, let economics {
      let ends = economics.value(of: interval, objective)
      object[objective.rawValue] = .number(economics.value(of: rate(entry), objective))
      object[objective.rawValue + "_low"] = .number(ends.lower)
      object[objective.rawValue + "_high"] = .number(ends.upper)
      if objective == .cpa {
        object["currency"] = economics.currency.map(JSONValue.string) ?? .null
      }
    }
    object[key] = .number(rate(entry))
    object[key + "_low"] = .number(interval.lower)
    object[key + "_high"] = .number(interval.upper)
    for field in [ContextField.segment, .placement, .device] {
      if let name = context[field] { object[field.rawValue] = .string(name) }
    }
    if let comparison {
      let outcome = model.outcome
      object["predicted_" + key] = .number(entry.prediction.rate)
      object[outcome.trialNoun] = Self.count(entry.clicks.map(outcome.trials) ?? 0)
      object[outcome.successNoun] = Self.count(entry.clicks.map(outcome.successes) ?? 0)
      object["p_best"] = .number(comparison.probabilityOfBest[index])
      object["expected_loss"] = .number(comparison.expectedLoss[index])
      // Thompson's rule: as many impressions as it is likely to be the best.
      object["next_share"] = .number(comparison.probabilityOfBest[index])
    }
    object["contributions"] = .array(entry.contributions.map(\.jsonValue))
    return .object(object)
  }

  /// A count; platforms tell conversions in parts, too.
  private static func count(_ value: Double) -> JSONValue {
    Int(exactly: value).map(JSONValue.integer) ?? .number(value)
  }

  /// The columns of tables and CSV.
  static func columns(
    _ objective: RankingObjective, _ outcome: CreativeObservations.Outcome,
    by field: ContextField?, isLive: Bool
  ) -> [Column] {
    var columns = [Column("Rank", "rank", .right), Column("Path", "path", isFlexible: true)]
    if let field {
      columns.insert(Column(Words.capitalized(field.rawValue), field.rawValue), at: 0)
    }
    let key = objective.rawValue
    let ends = [(objective.title, key), ("from", key + "_low"), ("to", key + "_high")]
    columns += ends.map { title, key in
      objective.isMoney
        ? Column.number(title, key, decimals: 2) : Column.rate(title, key)
    }
    if objective == .cpa { columns.append(Column("in", "currency")) }
    if isLive {
      columns += [
        Column.number(Words.capitalized(outcome.trialNoun), outcome.trialNoun, decimals: 0),
        Column.number(Words.capitalized(outcome.successNoun), outcome.successNoun, decimals: 0),
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
  /// What is known after a creative's own figures.
  fileprivate func updated(
    by figures: LiveClicks.Figures, _ outcome: CreativeObservations.Outcome
  ) -> BetaDistribution {
    let (trials, successes) = (outcome.trials(figures), outcome.successes(figures))
    return BetaDistribution(alpha + successes, beta + trials - successes)
  }
}

extension ClickModel.Contribution {
  /// The contribution in rows: shares of the creative's rate.
  var jsonValue: JSONValue {
    [
      "name": .string(name), "effect": .number(effect), "low": .number(interval.lower),
      "high": .number(interval.upper),
    ]
  }
}
