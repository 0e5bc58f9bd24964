import AdLens

/// What a planned test of creatives can show, as rows: one for each way of comparing them.
struct PlanTable {
  let creatives: Int
  let impressions: Int
  let rate: Double
  let lift: Double?
  let power: Double
  let alpha: Double

  /// A way of comparing, and how many tests it takes.
  private struct Comparison {
    let name: String
    let words: String
    let count: Int
  }

  private var comparisons: [Comparison] {
    let two = Comparison(name: "two creatives", words: "between two creatives", count: 1)
    guard creatives > 2 else { return [two] }
    return [
      two,
      Comparison(name: "one control", words: "over one control", count: creatives - 1),
      Comparison(
        name: "every pair", words: "in any pair", count: creatives * (creatives - 1) / 2),
    ]
  }

  /// The columns of the table and of CSV.
  var columns: [Column] {
    var columns = [
      Column("Compare", "comparison"), Column.count("Tests", "tests"),
      Column("Alpha", "alpha", .right, text: Column.short),
      Self.change("Lift", "detectable_lift", sign: "+"),
      Self.change("Loss", "detectable_loss", sign: "-"),
      Self.percentage("CTR seen from", "detectable_ctr"),
    ]
    if lift != nil {
      columns.append(Column.count("Impressions each", "impressions_each"))
      columns.append(Column.count("In total", "impressions_total"))
    }
    return columns
  }

  /// What was asked, for the JSON document.
  var head: JSONObject {
    [
      "creatives": .integer(creatives), "impressions": .integer(impressions),
      "ctr": .number(rate), "lift": lift.map(JSONValue.number) ?? .null,
      "power": .number(power), "alpha": .number(alpha),
    ]
  }

  /// One row for each way of comparing.
  var rows: [JSONValue] {
    comparisons.map { comparison in
      let plan = plan(comparison)
      let lift = plan.detectableLift(from: rate, trials: impressions)
      let loss = plan.detectableLoss(from: rate, trials: impressions)
      var row: JSONObject = [
        "comparison": .string(comparison.name), "tests": .integer(comparison.count),
        "alpha": .number(plan.alpha), "detectable_lift": lift.map(JSONValue.number) ?? .null,
        "detectable_loss": loss.map(JSONValue.number) ?? .null,
        "detectable_ctr": lift.map { .number(rate * (1 + $0)) } ?? .null,
      ]
      if self.lift != nil {
        let needed = needed(plan)
        row["impressions_each"] = needed.map(JSONValue.integer) ?? .null
        row["impressions_total"] = needed.flatMap(total).map(JSONValue.integer) ?? .null
      }
      return .object(row)
    }
  }

  /// What the rows say, in a sentence or two.
  var summary: String {
    guard let last = comparisons.last else { return "" }
    let plan = plan(last)
    let chance = Self.percent(power)
    let least = plan.detectableLift(from: rate, trials: impressions)
    let test =
      "\(Words.count(creatives, "creative")) with \(Words.count(impressions, "impression")) each"
    var text =
      least.map {
        "\n\(test) show lifts \(last.words) of \(Self.percent($0)) and more with \(chance) power.\n"
      } ?? "\n\(test) show no lift \(last.words) with \(chance) power, whatever its size.\n"
    if let lift, let needed = needed(plan) {
      text +=
        "A lift of \(Self.percent(lift)) \(last.words) needs \(Words.count(needed, "impression")) of each.\n"
    }
    return text
  }

  private func plan(_ comparison: Comparison) -> TestPlan {
    TestPlan(power: power, alpha: alpha / Double(comparison.count))
  }

  private func needed(_ plan: TestPlan) -> Int? {
    lift.flatMap { plan.trials(from: rate, to: rate * (1 + $0)) }
  }

  private func total(_ each: Int) -> Int? {
    let (total, overflow) = each.multipliedReportingOverflow(by: creatives)
    return overflow ? nil : total
  }

  private static func percent(_ share: Double) -> String {
    Column.short(.number((share * 1000).rounded() / 10)) + " %"
  }

  private static func change(_ title: String, _ key: String, sign: String) -> Column {
    Column(title, key, .right) { value in
      value.doubleValue.map { sign + fixed($0 * 100, decimals: 1) + " %" } ?? "none"
    }
  }

  /// Rates may be far below a tenth of a per cent.
  private static func percentage(_ title: String, _ key: String) -> Column {
    Column(title, key, .right) { value in
      value.doubleValue.map { Column.short(.number($0 * 100)) + " %" } ?? ""
    }
  }
}
