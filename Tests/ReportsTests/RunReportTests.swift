import Testing

@testable import Reports

@Suite struct RunReportTests {
  @Test func `the page shows the headline numbers`() throws {
    let page = try #require(Markup(SampleReport.report.html()))
    for text in [
      "86.2%", "95% interval 82.9% to 88.9%", "3.1%", "2,021 train, 506 val", "epoch 37 kept",
      "8 min 12 s", "trashnet-adnet-2", "436 of 506 validation images",
      "plastic taken for glass: 9 of 97", "paper/paper12.jpg", "truncated",
    ] {
      #expect(page.text.contains(text), "\(text)")
    }
  }

  @Test func `nothing can run or load in the page`() throws {
    let page = try #require(Markup(Self.hostileReport(Self.attack).html()))
    #expect(
      page.attributes["meta.content"]?.first
        == "default-src 'none'; img-src data:; style-src 'unsafe-inline'")
    #expect(
      page.elements.isDisjoint(with: ["script", "link", "iframe", "object", "embed", "base", "a"]))
    #expect(page.attributes.keys.allSatisfy { !$0.contains(".on") && !$0.hasSuffix(".href") })
    let sources = page.attributes.filter { $0.key.hasSuffix(".src") }.values.joined()
    #expect(!sources.isEmpty)
    #expect(sources.allSatisfy { $0.hasPrefix("data:image/") })
  }

  static let attack = #""><img src=x onerror=alert(1)><script>alert('x')</script>&amp;<!--"#

  /// A report in which every text is an attack.
  private static func hostileReport(_ text: String) -> RunReport {
    var report = RunReport(name: text)
    report.summary = text
    report.date = text
    report.facts = [.init(text, text)]
    report.splits = [.init(text, images: 1)]
    report.worstErrors = [
      .init(
        path: text, trueLabel: text, label: text, confidence: 1,
        thumbnail: [0x89, 0x50, 0x4e, 0x47, 1, 2, 3]),
      .init(path: text, trueLabel: text, label: text, confidence: 1, thumbnail: Array(text.utf8)),
    ]
    report.pictures = [.init(caption: text, bytes: [0xff, 0xd8, 0xff, 0xe0])]
    report.problems = [.init(path: text, code: text, message: text)]
    report.command = text
    report.nextSteps = [.init(text, command: text)]
    report.version = text
    report.evaluation = Evaluation(
      split: text, count: 2, correctCount: 1,
      classes: [
        ClassFigures(label: text, precision: 1, recall: 0.5, f1: 0.6, support: 2),
        ClassFigures(label: text + "2", precision: .nan, recall: .nan, f1: .nan, support: 0),
      ],
      confusion: [[1, 1], [0, 0]])
    return report
  }

  @Test(arguments: [
    attack, "\u{0}\u{1}\u{8}", "\u{202e}gnp.exe", "]]>", "'; x=\"", "é😀\u{300}", "\u{fffe}\r\n\t",
  ])
  func `a hostile text stays a text`(text: String) throws {
    let plain = try #require(Markup(Self.hostileReport("plain").html()))
    let hostile = try #require(Markup(Self.hostileReport(text).html()))
    #expect(hostile.counts == plain.counts)
  }

  @Test func `what is unknown is left out`() throws {
    let page = RunReport(name: "empty").html()
    let markup = try #require(Markup(page))
    #expect(!markup.elements.contains("section"))
    #expect(!markup.elements.contains("svg"))
    #expect(!page.contains("nan"))
  }

  @Test func `figures without images or numbers make no nonsense`() throws {
    var report = RunReport(name: "odd")
    report.history = [EpochRow(epoch: 1, trainLoss: .nan)]
    report.evaluation = Evaluation(
      split: "all", count: 0, correctCount: 0, negativeLogLikelihood: .nan,
      calibrationError: .nan, classes: [], confusion: [])
    let page = try #require(Markup(report.html()))
    #expect(!page.text.contains("nan"))
    #expect(!page.text.contains("inf"))
  }

  @Test(
    arguments: [
      ([0x89, 0x50, 0x4e, 0x47], "data:image/png;base64,iVBORw=="),
      ([0xff, 0xd8, 0xff, 0xe0, 0], "data:image/jpeg;base64,/9j/4AA="),
      (Array("GIF89a".utf8), "data:image/gif;base64,R0lGODlh"),
      (Array("<svg onload=x>".utf8), nil), ([], nil), ([0xff, 0xd8], nil),
    ] as [([UInt8], String?)])
  func `only pictures of known kinds are shown`(bytes: [UInt8], source: String?) {
    #expect(HTMLPage.pictureSource(bytes) == source)
  }

  @Test func `a part of the data without images is not named`() throws {
    var report = RunReport(name: "a")
    report.splits = [.init("train", images: 9), .init("val", images: 0), .init("test", images: 3)]
    #expect(try #require(Markup(report.html())).text.contains("9 train, 3 test"))
  }

  @Test func `many problems are counted, not listed`() throws {
    var report = RunReport(name: "a")
    report.problems = (0..<1240).map { .init(path: "\($0).jpg", code: "corrupt", message: "x") }
    let page = try #require(Markup(report.html()))
    #expect(page.text.contains("1,240 files of the data need a look"))
    #expect(page.text.contains("and 1,190 more"))
    #expect(page.counts["tr"] == 51)
  }

  @Test func `an interrupted run says so`() throws {
    var report = RunReport(name: "a")
    #expect(!report.html().contains("interrupted</span>"))
    report.status = .interrupted
    #expect(report.html().contains("interrupted</span>"))
  }
}
