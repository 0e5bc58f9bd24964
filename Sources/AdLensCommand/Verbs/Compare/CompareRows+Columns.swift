import AdLens

extension CompareRows {
  private var metric: ComparisonMetric { comparison.options.metric }

  /// The columns for people.
  var shortColumns: [Column] {
    let isRate = metric == .ctr || metric == .cvr
    var columns = [
      Column("Name", "name", isFlexible: true), Column.count("Impressions", "impressions"),
      Column.count("Clicks", "clicks"),
    ]
    if metric != .ctr {
      let amounts = [("Spend", "spend"), ("Conversions", "conversions"), ("Revenue", "revenue")]
      for (title, key) in amounts where holds(key) { columns.append(amount(title, key)) }
    }
    let value = { @Sendable (value: JSONValue) -> String in
      guard let number = value.doubleValue else { return "" }
      return isRate
        ? fixed(number * 100, decimals: number.magnitude < 0.001 ? 4 : 2) + " %"
        : fixed(number, decimals: number < 1 ? 3 : 2)
    }
    columns.append(Column(metric.title, "value", .right, text: value))
    columns.append(Column("Low", "value_low", .right, text: value))
    columns.append(Column("High", "value_high", .right, text: value))
    columns += [lift("Lift", "lift"), lift("From", "lift_low"), lift("To", "lift_high")]
    if comparison.options.sequentialTrials == nil {
      columns.append(
        Column("p", "p_holm", .right) {
          $0.doubleValue.map { $0 < 0.001 ? "< 0.001" : fixed($0, decimals: 3) } ?? ""
        })
    } else {
      columns.append(Column("Difference from", "sequential_difference_low", .right, text: value))
      columns.append(Column("To", "sequential_difference_high", .right, text: value))
    }
    columns.append(Column.percent("P(best)", "probability_of_best"))
    if isRate { columns.append(Column("Loss", "expected_loss", .right, text: value)) }
    if isRate && comparison.options.sequentialTrials == nil {
      columns.append(Column.count("Needs", "still_needed"))
    }
    return columns + [Column("Says", "conclusion")]
  }

  /// Every column.
  var columns: [Column] {
    guard let first = row(0, adding: head).objectValue else { return [] }
    // A side may lack what another one has.
    let others = comparison.arms.indices.map { row($0, adding: [:]) }
    return first.pairs.flatMap { pair -> [Column] in
      let (key, value) = (pair.key, pair.value)
      let objects = (others.map { $0[key] ?? .null } + [value]).compactMap(\.objectValue)
      guard !objects.isEmpty else { return [Column(key, key)] }
      var keys: [String] = []
      for pair in objects.flatMap(\.pairs) where !keys.contains(pair.key) { keys.append(pair.key) }
      return keys.map { Column($0, "\(key).\($0)") }
    }
  }

  /// What stands under the table.
  var summary: String {
    var table = PairTable()
    for mix in comparison.mixes where !comparison.usesDays {
      let found = zip(comparison.arms, mix.contrasts).compactMap { arm, contrast in
        contrast.map { (name: arm.arm.name, contrast: $0) }
      }
      let shown = found.sorted { $1.contrast.distance < $0.contrast.distance }.prefix(Self.most)
      table.add(
        "Lift with the same mix of \(mix.dimension)s" + Self.rest(found.count),
        JSONValue(shown.map { ($0.name, .string(words($0.contrast))) }))
    }
    var losses: [(String, JSONValue)] = []
    for arm in comparison.arms {
      guard let contrast = arm.contrast, let equivalence = contrast.equivalence else { continue }
      let margin = Words.percent(comparison.options.margin)
      losses.append(
        (
          arm.arm.name,
          .string(
            "better \(Words.percent(contrast.probabilityOfBeating)), within \(margin) "
              + "\(Words.percent(equivalence.inside))")
        ))
    }
    table.add(
      "Probability against the control" + Self.rest(losses.count),
      JSONValue(losses.prefix(Self.most).map { $0 }))
    return table.text + "\n\(comparison.verdict)\n"
  }

  /// Lines under a heading; the other formats have all.
  private static let most = 12

  private static func rest(_ count: Int) -> String {
    count > most ? " (\(most) of \(grouped(count)))" : ""
  }

  private func words(_ contrast: DeliveryMix.Contrast) -> String {
    func change(_ value: Double) -> String {
      value.isFinite ? (value >= 0 ? "+" : "") + fixed(value * 100, decimals: 1) + " %" : "–"
    }
    let confidence = comparison.options.confidence
    let interval = contrast.byTrials.liftInterval(confidence: confidence)
    var text =
      "\(change(contrast.byTrials.lift)) (\(change(interval.lower)) to \(change(interval.upper)))"
    if let spend = contrast.bySpend { text += ", by spend \(change(spend.lift))" }
    if contrast.byTrials.coverage < 0.995 {
      text += ", of \(Words.percent(contrast.byTrials.coverage)) of delivery"
    }
    return text
  }

  private func holds(_ key: String) -> Bool {
    comparison.arms.indices.contains { row($0, adding: [:])[key]?.isNull == false }
  }

  private func amount(_ title: String, _ key: String) -> Column {
    Column(title, key, .right) { $0.doubleValue.map { fixed($0, decimals: 2) } ?? "" }
  }

  private func lift(_ title: String, _ key: String) -> Column {
    Column(title, key, .right) {
      $0.doubleValue.map { ($0 >= 0 ? "+" : "") + fixed($0 * 100, decimals: 1) + " %" } ?? ""
    }
  }
}
