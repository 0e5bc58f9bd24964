@testable import AdLens
import TestSupport
import Testing

@Suite struct ClickTrainingTests {
  private let folder = TemporaryDirectory()

  /// A folder of ads of which every second one has a button, which is what is clicked.
  private func makeData(
    creatives: Int = 12, spend: Int = 1, revenue: Int = 0,
    clicks: (Int) -> Int = { $0 % 2 == 0 ? 30 : 10 }
  ) throws -> String {
    let data = folder.file("data")
    try FileSystem.createDirectory(Path.join(data, "images"))
    var ads = "creative,path,width,height,brand,category,format_class\n"
    var rows =
      "creative,campaign,date,placement,segment,device,impressions,clicks,spend,"
      + "conversions,revenue,currency\n"
    for index in 0..<creatives {
      var image = Image(width: 96, height: 80, fill: RGBColor(red: 240, green: 240, blue: 235))
      if index % 2 == 0 {
        image.fill(
          x: 20, y: 50, width: 56, height: 18, color: RGBColor(red: 220, green: 30, blue: 40))
      }
      let path = "images/ad\(index).png"
      try AtomicFile.write(try PNGEncoder.encode(image), to: Path.join(data, path))
      ads += "ad\(index),\(path),96,80,brand\(index / 2),food,offer\n"
      for day in 1...4 {
        rows +=
          "ad\(index),c\(index / 4),2026-03-0\(day),feed,s\(day % 2),mobile,300,\(clicks(index)),"
          + "\(spend),\(clicks(index) / 3),\(revenue),EUR\n"
      }
    }
    try AtomicFile.write(ads, to: Path.join(data, "ads.csv"))
    try AtomicFile.write(rows, to: Path.join(data, "performance.csv"))
    return data
  }

  private func options(_ data: String) -> ClickTrainingOptions {
    var options = ClickTrainingOptions(data: data)
    options.runsDirectory = folder.file("runs")
    options.threads = 2
    return options
  }

  @Test func `a run writes a model that ranks what is clicked first`() throws {
    var options = options(try makeData())
    options.store = folder.file("s.sqlite")
    let outcome = try ClickTraining(options).run()
    #expect(outcome.creativeCount == 12 && outcome.problemCount == 0)
    for name in ["args.json", "manifest.json", "metrics.json", "split.csv", "predictions.csv"] {
      #expect(FileSystem.exists(outcome.directory.file(name)), "\(name)")
    }
    let store = try Store.open(folder.file("s.sqlite"))
    #expect(try store.runs().map(\.task) == ["ctr"])
    // Read back, the model says the same to about six digits: effects are kept as 32-bit floats.
    let ranker = try Ranker(path: outcome.directory.best)
    let paths = (0..<4).map { folder.file("data/images/ad\($0).png") }
    let ranked = try ranker.rank(paths)
    #expect(ranked.count == 4)
    let before = try Ranker(model: outcome.model, path: "", pool: .serial).rank(paths)
    for (a, b) in zip(ranked, before) {
      #expect(a.path == b.path)
      #expect(abs(a.prediction.rate / b.prediction.rate - 1) < 1e-4)
      let interval = a.prediction.interval(0.9)
      #expect(interval.contains(a.prediction.rate) && interval.lower > 0)
    }
    #expect(ranked[0].prediction.rate > ranked[3].prediction.rate)
    let best = Set(ranked.prefix(2).map(\.path))
    #expect(best == [paths[0], paths[2]])
    let decoded = try ImageDecoder.decode(contentsOf: paths[0], options: DecodeOptions())
    let explained = try ranker.explain(
      decoded, methods: [.gradCAM, .occlusion], patch: 0.6, stride: 1)
    #expect(explained.maps.map(\.method) == [.gradCAM, .occlusion])
    for map in explained.maps {
      #expect(map.heat.pictureWidth == 96 && map.heat.pictureHeight == 80)
      #expect(map.heat.values.allSatisfy { $0 >= 0 && $0.isFinite })
    }
    // As fine as the features at a stride of 16 pixels.
    #expect(explained.maps[0].heat.columns == 20 && explained.maps[0].heat.rows == 20)
    let evaluation = try ClickEvaluation.run(
      outcome.model, path: "", data: options.data, store: nil)
    #expect((evaluation.figures.auc ?? 0) > 0.6)
    #expect(abs(evaluation.figures.calibration - 1) < 0.25)
  }

  @Test func `the cost of a conversion follows from its rate and the price of impressions`() throws
  {
    var options = options(try makeData(spend: 3, revenue: 40))
    options.objective = .cpa
    let outcome = try ClickTraining(options).run()
    let model = try Ranker(path: outcome.directory.best).model
    #expect(model.objective == .cpa && model.outcome == .impressionConversions)
    let economics = try #require(model.economics)
    #expect(economics.basis == .impressions && economics.currency == "EUR")
    #expect(abs(economics.cost - 0.01) < 1e-12)
    // 40 a row, and 10 or 3 conversions.
    #expect(abs(economics.conversionValue - 80.0 / 13) < 1e-9)
    let ranked = try Ranker(path: outcome.directory.best).rank(
      (0..<2).map { folder.file("data/images/ad\($0).png") })
    #expect(ranked[0].path.hasSuffix("ad0.png"))
    let costs = ranked.map { economics.value(of: $0.prediction.rate, .cpa) }
    #expect(costs[0] < costs[1] && costs[0] > 0.01)
  }

  @Test func `money that is not told is told to be missing`() throws {
    func error(_ objective: RankingObjective, spend: Int, revenue: Int) throws -> String {
      var options = options(try makeData(creatives: 3, spend: spend, revenue: revenue))
      options.objective = objective
      do {
        _ = try ClickTraining(options).run()
        return ""
      } catch {
        return error.description
      }
    }
    #expect(try error(.cpa, spend: 0, revenue: 9).contains("CPA needs what ads cost"))
    #expect(
      try error(.roas, spend: 2, revenue: 0).contains("ROAS needs what conversions were worth"))
    #expect(!FileSystem.exists(folder.file("runs")))
  }

  @Test func `data that cannot teach anything is told`() throws {
    func error(_ data: String) -> String {
      do {
        _ = try ClickTraining(options(data)).run()
        return ""
      } catch {
        return error.description
      }
    }
    #expect(error(try makeData(creatives: 2) { _ in 0 }).contains("no clicks in 2,400 impressions"))
    #expect(error(try makeData(creatives: 1)).contains("only one creative"))
    #expect(error(folder.file("nothing")).contains("neither a folder nor an imported campaign"))
    try FileSystem.createDirectory(folder.file("empty"))
    #expect(error(folder.file("empty")).contains("has no performance.csv"))
    let data = try makeData(creatives: 3)
    for index in 0..<3 {
      try AtomicFile.write("no image", to: Path.join(data, "images/ad\(index).png"))
    }
    #expect(error(data).contains("not one image can be read"))
    #expect(!FileSystem.exists(folder.file("runs")))
    try AtomicFile.write("creative,file\nad0,a.png\n", to: Path.join(data, "ads.csv"))
    #expect(error(data).contains("path"))
    try AtomicFile.write("creative,path\nad0,../a.png\n", to: Path.join(data, "ads.csv"))
    #expect(error(data).contains("none of its 3 ads is joined to an image"))
  }

  @Test func `copies of a picture are never learned from and tested on`() {
    func item(_ group: String) -> ClickData.Item {
      ClickData.Item(name: group, path: group, group: group)
    }
    func look(_ value: Double) -> CreativeFeatures {
      CreativeFeatures(attributes: [value], embedding: [1])
    }
    let (numbers, names) = ClickSubject.groups(
      ["a", "b", "c", "b", "d", "e"].map(item), [1, 2, 1, 3, 3, 4].map(look))
    // a and c look alike, and so do one of b and d.
    #expect(numbers == [0, 1, 0, 1, 1, 2])
    #expect(names.count == 3)
  }

  @Test func `rows that do not tell what is needed are left out, and not counted as nothing`()
    throws
  {
    let data = folder.file("partly")
    try FileSystem.createDirectory(data)
    func write(_ rows: String) throws {
      try AtomicFile.write(
        "creative,campaign,date,impressions,clicks,spend,conversions,image\n" + rows,
        to: Path.join(data, "performance.csv"))
    }
    try write(
      "a,c,2026-03-01,300,30,2,,a.png\na,c,2026-03-02,300,30,,3,a.png\nb,c,2026-03-02,300,9,1,0,b.png\n"
    )
    func read(_ objective: RankingObjective) throws -> ClickData {
      try ClickData.read(data, store: nil, for: objective)
    }
    #expect(try read(.ctr).observations.count == 3 && read(.ctr).notes.isEmpty)
    #expect(try read(.cvr).observations.count == 2)
    #expect(
      try read(.cvr).notes.contains {
        $0 == "left out: 1 row without conversions, for not told is not none"
      })
    #expect(try read(.cpa).observations.count == 1)
    // Nobody tells revenue.
    do {
      _ = try read(.roas)
      Issue.record("revenue that is not told was taken for none")
    } catch {
      #expect("\(error)".contains("no row tells conversions, spend and revenue"))
    }
  }
}
