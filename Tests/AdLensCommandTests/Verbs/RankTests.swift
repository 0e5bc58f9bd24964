import AdLens
import TestSupport
import Testing

@Suite struct RankTests {
  private let folder = TemporaryDirectory()

  private func run(_ words: String...) throws -> Adlens.Result { try Adlens.run(words, in: folder) }

  @Test func `drawn ads with clicks are learned from, ranked and evaluated`() throws {
    let drawn = try run(
      "synth", "--out", "ads", "--count", "16", "--clicks", "20000", "--seed", "3")
    #expect(drawn.status == 0, "\(drawn.errors)")
    let trained = try run("train", "ads", "--task", "ctr", "--name", "m", "--folds", "3")
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.output == "runs/ctr/m\n")
    #expect(trained.errors.contains("16 creatives in "))
    #expect(trained.errors.contains("image + context") && !trained.errors.contains("\\u{"))
    let page = try FileReader.bytes(at: folder.file("runs/ctr/m/report.html"))
    #expect(String(decoding: page, as: UTF8.self).contains("Does the image matter?"))
    let resumed = try run("train", "--resume", "m")
    #expect(resumed.status == 2 && resumed.errors.contains("does all in one go"))
    // Sixteen pictures teach little: whether the gate is open is up to the data, and --force opens it.
    let ranked = try run(
      "rank", "ads/images", "--model", "m", "--force", "--format", "json", "--campaign", "new")
    #expect(ranked.status == 0, "\(ranked.errors)")
    let document = try JSONValue.parse(ranked.output)
    #expect(document["level"] == 0.9 && document["schema_version"] == 1)
    let rows = document["results"]?.arrayValue ?? []
    #expect(rows.compactMap { $0["rank"]?.intValue } == Array(1...16))
    let rates = rows.compactMap { $0["ctr"]?.doubleValue }
    #expect(rates.count == 16 && zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 })
    for row in rows {
      let (low, high) = (row["ctr_low"]?.doubleValue ?? 1, row["ctr_high"]?.doubleValue ?? 0)
      #expect(low < high && low > 0 && high < 1)
      #expect(row["contributions"]?.arrayValue?.isEmpty == false)
    }
    let bySegment = try run(
      "rank", "ads/images", "--model", "m", "--force", "--by", "segment", "--format", "csv")
    #expect(bySegment.status == 0, "\(bySegment.errors)")
    #expect(bySegment.output.split(separator: "\r\n").count == 1 + 16 * 4)
    let evaluated = try run("evaluate", "ads", "--model", "m", "--format", "json", "--no-log")
    #expect(evaluated.status == 0, "\(evaluated.errors)")
    let figures = try JSONValue.parse(evaluated.output)
    // It learned from every one of them.
    #expect(figures["known_to_model"] == 16 && evaluated.errors.contains("flatter it"))
    for key in [
      "auc", "gauc", "ndcg3", "ndcg10", "spearman", "log_loss", "normalized_entropy",
      "calibration", "count",
    ] {
      #expect(figures[key]?.doubleValue != nil, "\(key)")
    }
    let store = try Store.open(folder.file("adlens.sqlite"))
    // One for everyone, and one for each segment, each with every creative.
    let ranks = try store.runs(task: "rank")
    #expect(ranks.count == 5)
    #expect(try ranks.allSatisfy { try store.predictionCount(of: $0.id) == 16 })
    #expect(try store.runs(task: "ctr").count == 1)
    try checkLive()
  }

  /// Clicks of an imported campaign change what is believed of its creatives.
  private func checkLive() throws {
    let imported = try run(
      "campaign", "import", "ads/performance.csv", "--images", "ads/images", "--campaign", "live")
    #expect(imported.status == 0, "\(imported.errors)")
    let ranked = try run(
      "rank", "ads/images", "--model", "m", "--force", "--update-from", "live", "--format", "json",
      "--no-log")
    #expect(ranked.status == 0, "\(ranked.errors)")
    #expect(ranked.errors.contains("the model learned from 16 of 16 of the images"))
    let rows = try JSONValue.parse(ranked.output)["results"]?.arrayValue ?? []
    let shares = rows.compactMap { $0["next_share"]?.doubleValue }
    #expect(rows.count == 16 && abs(shares.reduce(0, +) - 1) < 1e-6)
    let shown = rows.compactMap { $0["impressions"]?.intValue }.reduce(0, +)
    #expect(shown == 20_000)
    let unknown = try run("rank", "ads/images", "--model", "m", "--force", "--update-from", "liv")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean 'live'?"))
    // The same from the store, all impressions in one campaign, and by what sales are worth.
    let trained = try run(
      "train", "live", "--task", "ctr", "--objective", "roas", "--name", "worth", "--no-log")
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.errors.contains("A conversion is worth"))
    try checkMoney()
    try checkReport()
    #expect(try run("train", "lve", "--task", "ctr").errors.contains("did you mean 'live'?"))
  }

  /// A page shows where a model sees clicks, and the same without it.
  private func checkReport() throws {
    let ranked = try run("rank", "ads/images", "--model", "m", "--force", "--campaign", "live")
    #expect(ranked.status == 0, "\(ranked.errors)")
    let words = ["report", "live", "--confidence", "0.9", "--out"]
    let plain = try Adlens.run(words + ["plain.html"], in: folder)
    #expect(plain.status == 0, "\(plain.errors)")
    let warm = try Adlens.run(words + ["warm.html", "--model", "m"], in: folder)
    #expect(warm.status == 0, "\(warm.errors)")
    func page(_ name: String) throws -> String {
      String(decoding: try FileReader.bytes(at: folder.file(name)), as: UTF8.self)
    }
    let marks = try page("warm.html").split(separator: "class=\"heat\"").count - 1
    #expect((1...16).contains(marks))
    #expect(try page("warm.html").contains("type=\"checkbox\""))
    #expect(try !page("plain.html").contains("class=\"heat\""))
    // The model card of what was ranked holds its data, and how it was found to do.
    #expect(try page("plain.html").contains("<td>AUC on creatives it had not seen</td>"))
    #expect(try page("plain.html").contains("16 creatives of"))
    let other = try run("report", "live", "--model", "ads-detect", "--out", "x.html")
    #expect(other.status == 4 && !FileSystem.exists(folder.file("x.html")))
  }

  /// A model of revenue for cost tells the cost of a conversion, too, and nothing else.
  private func checkMoney() throws {
    let words = ["rank", "ads/images", "--model", "worth", "--force", "--no-log"]
    func rows(_ more: String...) throws -> [JSONValue] {
      let ranked = try Adlens.run(words + ["--format", "json"] + more, in: folder)
      #expect(ranked.status == 0, "\(ranked.errors)")
      return try JSONValue.parse(ranked.output)["results"]?.arrayValue ?? []
    }
    let worth = try rows()
    let cost = try rows("--objective", "cpa", "--update-from", "live")
    func values(_ rows: [JSONValue], _ key: String) -> [Double] {
      rows.compactMap { $0[key]?.doubleValue }
    }
    let (returns, costs) = (values(worth, "roas"), values(cost, "cpa"))
    #expect(returns.count == 16 && zip(returns, returns.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(costs.count == 16 && zip(costs, costs.dropFirst()).allSatisfy { $0 <= $1 })
    for (row, key) in worth.map({ ($0, "roas") }) + cost.map({ ($0, "cpa") }) {
      let ends = (row[key + "_low"]?.doubleValue ?? 0, row[key + "_high"]?.doubleValue ?? 0)
      #expect(ends.0 < ends.1 && ends.0 > 0)
    }
    #expect(values(cost, "conversions").reduce(0, +) > 0)
    let other = try Adlens.run(words + ["--objective", "ctr"], in: folder)
    #expect(other.status == 2 && other.errors.contains("was learned for roas"))
  }

  @Test func `what cannot be ranked is told`() throws {
    try FileSystem.createDirectory(folder.file("images"))
    let image = Image(width: 20, height: 20, fill: .white)
    try AtomicFile.write(try PNGEncoder.encode(image), to: folder.file("images/a.png"))
    let missing = try run("rank", "images")
    #expect(missing.status == 2 && missing.errors.contains("train CAMPAIGN --task ctr"))
    let detector = try run("rank", "images", "--model", "ads-detect")
    #expect(detector.status == 4 && detector.errors.contains("is a model for"))
    let flags = try run("train", "data", "--task", "ctr", "--epochs", "3")
    #expect(flags.status == 2 && flags.errors.contains("--epochs has no meaning for --task ctr"))
    #expect(try run("train", "data", "--folds", "3").status == 2)
    #expect(try run("train", "data", "--objective", "cpa").status == 2)
  }
}
