import AdLens
import TestSupport
import Testing

@Suite struct ReportTests {
  let folder = TemporaryDirectory()

  init() throws {
    folder.file("ads/sun.png", bytes: try Fixtures.png(seed: 1))
    folder.file(
      "export.csv",
      containing: """
        campaign,creative,image,date,impressions,clicks
        spring,sun,sun.png,2026-07-01,20000,300
        spring,rain,,2026-07-01,20000,200
        a/b,sea,,2026-07-01,15000,260
        """)
    _ = try Adlens.run(["campaign", "import", "export.csv", "--images", "ads"], in: folder)
  }

  private func report(_ words: String...) throws -> Adlens.Result {
    try Adlens.run(["report"] + words, in: folder)
  }

  @Test func `a page is written under a name that is free, and named on standard output`() throws {
    let first = try report("spring")
    #expect(first.status == 0 && first.output == "spring.html\n" && first.errors.isEmpty)
    #expect(try report("campaign:spring").output == "spring-2.html\n")
    #expect(try report("spring", "a/b").output == "spring-a-b.html\n")
    #expect(try report("spring", "--out", "page.html").output == "page.html\n")
    let page = try FileReader.bytes(at: folder.file("page.html"))
    #expect(page == (try FileReader.bytes(at: folder.file("spring.html"))))
    #expect(String(decoding: page, as: UTF8.self).contains("data:image/jpeg;base64,"))
  }

  @Test func `a missing image ends with one and a page`() throws {
    try FileSystem.remove(folder.file("ads/sun.png"))
    let result = try report("spring")
    #expect(result.status == 1 && result.output == "spring.html\n")
    #expect(result.errors.hasPrefix("warning: ads/sun.png: "))
  }

  @Test(arguments: [
    (["sprng"], 2 as Int32, "did you mean 'spring'?"),
    (["run:spring"], 2, "'spring' is no run in adlens.sqlite"),
    (["spring", "run:x"], 2, "a page shows campaigns, or one run, and no mix of them"),
    (["creative:sun.png"], 2, "a page shows campaigns, or one run"),
    (["spring", "spring"], 2, "a campaign was given twice"),
    (["spring", "a/b", "--split", "1:1:1"], 2, "--split has 3 shares, and there are 2 campaigns"),
    (["spring", "--out", "none/such/page.html"], 3, "none/such/page.html"),
    (["spring", "--store", "none.sqlite"], 5, "there is no store yet"),
  ])
  func `what cannot be shown has a message and a code`(
    words: [String], status: Int32, message: String
  ) throws {
    let result = try Adlens.run(["report"] + words, in: folder)
    #expect(result.status == status && result.output.isEmpty, "\(result)")
    #expect(result.errors.hasPrefix("error: ") && result.errors.contains(message), "\(result)")
  }
}
