import AdLens
import TestSupport
import Testing

@Suite struct ClickTrainingTests {
  private let folder = TemporaryDirectory()

  /// A folder of ads of which every second one has a button, which is what is clicked.
  private func makeData(
    creatives: Int = 12, clicks: (Int) -> Int = { $0 % 2 == 0 ? 30 : 10 }
  ) throws -> String {
    let data = folder.file("data")
    try FileSystem.createDirectory(Path.join(data, "images"))
    var ads = "creative,path,width,height,brand,category,format_class\n"
    var rows = "creative,campaign,date,placement,segment,device,impressions,clicks,spend\n"
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
          "ad\(index),c\(index / 4),2026-03-0\(day),feed,s\(day % 2),mobile,300,\(clicks(index)),1\n"
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
    let evaluation = try ClickEvaluation.run(
      outcome.model, path: "", data: options.data, store: nil)
    #expect((evaluation.figures.auc ?? 0) > 0.6)
    #expect(abs(evaluation.figures.calibration - 1) < 0.25)
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
    #expect(error(try makeData(creatives: 2) { _ in 0 }).contains("0 of 2400 were clicked"))
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
}
