import AdLens
import TestSupport
import Testing

@Suite struct CampaignPageTests {
  let fixture: CampaignFixture
  static let header = "campaign,creative,image,date,placement,impressions,clicks"

  init() throws {
    fixture = try CampaignFixture()
    let images = fixture.folder.file("images")
    try FileSystem.createDirectory(images)
    for (index, size) in [(640, 320), (40, 90), (8, 8)].enumerated() {
      let pixels = [UInt8](repeating: UInt8(40 + 70 * index), count: size.0 * size.1 * 3)
      let image = Image(width: size.0, height: size.1, pixels: pixels)
      try AtomicFile.write(PNGEncoder.encode(image), to: "\(images)/\(index).png")
    }
    try fixture.add(
      Self.header,
      (1...4).flatMap { day in
        [
          "a,one,0.png,2026-07-0\(day),feed,5000,40", "a,two,1.png,2026-07-0\(day),feed,5000,80",
          "a,new,2.png,2026-07-0\(day),story,30,\(day == 1 ? 1 : 0)",
          "b,<i>,,2026-07-0\(day),feed,4000,50",
        ]
      }, images: images)
  }

  private func creative(_ name: String) throws -> Creative {
    try #require(fixture.store.shownCreatives().first { $0.path.hasSuffix(name) })
  }

  @Test func `a page shows creatives by what their rates are at least`() throws {
    let page = try CampaignPage(of: ["a"], in: fixture.store)
    #expect(page.creativeCount == 3 && page.imageProblems.isEmpty)
    let places = try ["1.png", "0.png", "2.png"].map { name in
      try #require(page.html.ranges(of: "</span> \(name)").first?.lowerBound)
    }
    // The last has a higher rate than the one before it, and was hardly shown.
    #expect(places == places.sorted())
    // The large one is brought to 480 pixels, the small ones stay as they are.
    #expect(page.html.contains("width=\"480\" height=\"240\""))
    #expect(page.html.contains("width=\"40\" height=\"90\""))
    #expect(page.html.contains("1.60\u{a0}% (1.44 to 1.78\u{a0}%)"))
    #expect(page.html.contains("id=\"days\"") && page.html.contains("id=\"spread-1\""))
    #expect(!page.html.contains("id=\"model\""))
  }

  @Test func `what was found and predicted is shown, the newest of it`() throws {
    let store = fixture.store
    let seen = try creative("0.png")
    for (label, x) in [("old", 0.0), ("logo", 64)] {
      let run = try store.beginRun(NewRun(name: "detect", task: "detect", version: "0"))
      let box = FoundObject(label: label, confidence: 0.9, x: x, y: 32, width: 64, height: 32)
      try store.log(
        objects: [CreativeObjects(creative: seen, objects: [box])], of: run, model: "m")
    }
    let run = try store.beginRun(NewRun(name: "best", task: "rank", version: "0"))
    let extra: JSONValue = [
      "rank": 1, "ctr_low": 0.01, "ctr_high": 0.03, "level": 0.9, "segment": nil,
      "contributions": [["name": "badge", "effect": 0.12, "low": 0.05, "high": 0.2]],
    ]
    try store.log(
      predictions: [Prediction(creative: seen, label: "ctr", confidence: 0.02, extra: extra)],
      of: run, campaign: "a")
    try store.log([Metric("held_out/auc", 0.71), Metric("else", 0.5)], of: run)
    let html = try CampaignPage(of: ["a"], in: store).html
    #expect(html.contains("Found: logo 90\u{a0}%") && !html.contains("old 90"))
    #expect(html.contains("<rect class=\"box\" x=\"48\" y=\"24\" width=\"48\" height=\"24\">"))
    #expect(html.contains("Predicted 2.00\u{a0}% (1.00 to 3.00\u{a0}%)"))
    #expect(html.contains("The model gives badge +12\u{a0}%"))
    #expect(html.contains("+12 % in 1 creative") && html.contains("id=\"model\""))
    #expect(html.contains("<td>AUC on creatives it had not seen</td><td>0.71</td>"))
    #expect(html.contains("<td>Else</td><td>0.5</td>"))
    // An order for one segment does not replace that for everyone.
    let segmented = try store.beginRun(
      NewRun(name: "parts", task: "rank", version: "0", arguments: ["by": ["segment": "women"]]))
    let part = Prediction(
      creative: seen, label: "ctr", confidence: 0.3,
      extra: ["rank": 1, "ctr_low": 0.01, "ctr_high": 0.5, "segment": "women"])
    try store.log(predictions: [part], of: segmented, campaign: "a")
    #expect(try store.latestRanking(ofCampaign: "a")?.id == run)
    #expect(try CampaignPage(of: ["a"], in: store).html.contains("Predicted 2.00\u{a0}%"))
    // A ranking that was logged under no campaign counts where its images are shown.
    #expect(try store.latestRanking(ofCampaign: "b") == nil)
  }

  @Test func `a missing image is told and the rest is shown`() throws {
    try FileSystem.remove(creative("1.png").path)
    let page = try CampaignPage(of: ["a"], in: fixture.store, pool: WorkerPool(threads: 2))
    #expect(page.imageProblems.map(\.code) == [.missing])
    #expect(page.html.contains("<div class=\"thumbnail\">image missing</div>"))
    #expect(page.html.contains("An image cannot be shown: "))
  }

  @Test func `campaigns stand beside each other, also where they cannot be compared`() throws {
    let page = try CampaignPage(of: ["a", "b"], in: fixture.store)
    #expect(page.html.contains("The campaigns compared") && page.html.contains("Creatives of b"))
    #expect(page.html.contains("&lt;i&gt;") && !page.html.contains("<i>"))
    #expect(
      page.html.contains("There is one creative only")
        || page.html.contains("there is one creative only"))
    try fixture.add("campaign,creative,date,impressions,clicks", ["empty,x,2026-07-01,0,0"])
    let empty = try CampaignPage(of: ["empty", "a"], in: fixture.store)
    #expect(empty.html.contains("The campaigns cannot be compared: all impressions are those of"))
    let alone = try CampaignPage(of: ["empty"], in: fixture.store)
    #expect(alone.html.contains("no impressions"))
    #expect(throws: ComparisonFailure.self) { try CampaignPage(of: ["nope"], in: fixture.store) }
  }

  @Test func `a run's own page is taken, else one is made of its log`() throws {
    let store = fixture.store
    let folder = fixture.folder.file("runs/classify/x")
    try FileSystem.createDirectory(folder)
    try AtomicFile.write("<p>mine</p>", to: folder + "/report.html")
    _ = try store.beginRun(NewRun(name: "x", task: "train", version: "0", directory: folder))
    let own = try RunPage(of: "x", in: store)
    #expect(own.isOriginal && own.bytes == Array("<p>mine</p>".utf8))
    let run = try store.beginRun(NewRun(name: "<y>", task: "train", version: "0"))
    try store.log(
      (1...3).map { Metric("train/loss", 1 / Double($0), step: $0) } + [Metric("top1", 0.5)],
      of: run)
    try store.log(parameters: [("epochs", "3")], of: run)
    let made = try RunPage(of: "<y>", in: store)
    let html = String(decoding: made.bytes, as: UTF8.self)
    #expect(!made.isOriginal && html.contains("&lt;y&gt;") && html.contains("How it learned"))
    #expect(html.contains("<td>epochs</td><td>3</td>"))
  }
}
