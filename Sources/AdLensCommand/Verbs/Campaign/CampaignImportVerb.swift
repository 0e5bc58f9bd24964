import AdLens

/// `adlens campaign import`.
enum CampaignImportVerb {
  static let images = Flag(
    "images", "DIR", kind: .text, help: "the folder of the ads' images, with all folders in it")
  static let map = Flag(
    "map", "FILE", kind: .text,
    help: "a CSV table with the columns ad and image; ad is a number, key or name")
  static let pattern = Flag(
    "name-pattern", "P", kind: .text,
    help: "how ad names are built, as in {campaign}_{concept}_{size}; the parts become labels")
  static let campaign = Flag(
    "campaign", "NAME", kind: .text,
    help: "the campaign that all rows belong to, whatever they say")

  static let verb = Verb(
    "campaign import", summary: "reads an export of Meta or Google Ads into the store",
    operands: .init(
      name: "EXPORT", count: 1...1,
      help: "a CSV table from Meta Ads Manager, Google Ads, or in the neutral form"),
    flags: [images, map, pattern, campaign, Flags.maxPixels] + Flags.rows + [Flags.store],
    examples: [
      .init(
        "adlens campaign import export.csv --images creatives",
        "Stores the figures and joins the ads to images"),
      .init(
        "adlens campaign import export.csv --images ads --map map.csv",
        "Joins them as a table of your own says"),
      .init(
        "adlens campaign import export.csv --name-pattern {concept}_{size}_v{n}",
        "Takes labels out of the names of the ads"),
    ],
    notes: [
      "The neutral form has the columns creative, date, impressions and clicks, and perhaps image, "
        + "size, campaign, placement, segment, device, spend, conversions, revenue, currency and "
        + "family. A creative in several images, else sizes, is several ads.",
      "Ads are joined to images by the map, the file that the export names, the ad's number in the "
        + "file's name, the same name, or the most similar one, whose score is shown.",
      "A campaign holds the figures of one platform in one currency; --campaign names another one for "
        + "others.",
      "Every impression counts once. A row with a blank cell in a column such as placement sums "
        + "others up if it has as many impressions as they have; else its value is (blank), and it "
        + "counts.",
      "Rows with clicks above impressions, negative figures, days to come or no number, rows that "
        + "end too early, and rows that say the same ad, day and breakdown again, are refused one "
        + "by one with exit code 1; so it is when --images has no image for an ad. An import is "
        + "stored whole or not at all, and may be repeated.",
    ],
    run: run)

  /// Problems of a kind that are told one by one before the rest are counted.
  private static let shownProblems = 10

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let arguments = invocation.arguments
    var options = CampaignImport(
      images: arguments.text(images), map: arguments.text(map),
      campaign: arguments.text(campaign), options: DecodeOptions(arguments))
    if options.map != nil, options.images == nil {
      throw UsageError(
        "--map needs --images: the folder of the images it names", verb: invocation.verb)
    }
    if let text = arguments.text(pattern) {
      options.pattern = NamePattern(text)
      if options.pattern == nil {
        throw UsageError(
          "--name-pattern: '\(text)' is no pattern; write each part as {name}, once, with text "
            + "between two of them, as in {campaign}_{concept}_{size}", verb: invocation.verb)
      }
    }
    let path = arguments.operands[0]
    let store = try Store.open(arguments.text(Flags.store) ?? "adlens.sqlite")
    let report = try options.run(path, into: store)
    let writer = CampaignImportRows(report, path: path, joinsImages: options.images != nil)
    try writer.write(invocation)
    tell(
      report, path: path, map: options.map, joinsImages: options.images != nil,
      invocation.console)
    let isWhole =
      report.refusedCount == 0 && report.imageProblems.isEmpty && report.misnamedAds.isEmpty
      && (options.images == nil || report.unmatchedAds.isEmpty)
    return isWhole ? .done : .partial
  }

  /// Tells what was left out or is doubtful.
  private static func tell(
    _ report: CampaignImportReport, path: String, map: String?, joinsImages: Bool,
    _ console: Console
  ) {
    for note in report.export.notes { console.note("\(path): \(note)") }
    func warn(
      _ texts: [String], count: Int, _ one: String, _ many: String, isListed: Bool = true
    ) {
      for text in texts.prefix(shownProblems) { console.warning(text) }
      let more = count - min(texts.count, shownProblems)
      if more > 0 {
        console.warning(
          "\(grouped(more)) more \(more == 1 ? one : many)"
            + (isListed ? "; --format json lists them" : ""))
      }
    }
    warn(
      report.export.refusals.map { "\(path): line \($0.line) was refused: \($0.reason)" },
      count: report.refusedCount, "refused row", "refused rows")
    if joinsImages {
      warn(
        report.unmatchedAds.map { "\(path): ad \(quoted($0.name)) has no image" },
        count: report.unmatchedAds.count, "ad without image",
        "ads without image")
      warn(
        report.unusedImages.map { "\($0): belongs to no ad of the export" },
        count: report.unusedImages.count, "image without ad",
        "images without ad")
    }
    warn(
      report.imageProblems.map { "\($0)" }, count: report.imageProblems.count,
      "image that cannot be read", "images that cannot be read", isListed: false)
    let table = map ?? ""
    warn(
      report.unusedMapRows.map {
        "\(table): line \($0.line) is not used: \(quoted($0.ad)) \($0.reason)"
      },
      count: report.unusedMapRows.count, "row that is not used", "rows that are not used")
    warn(
      report.misnamedAds.map {
        "\(path): the name of ad \(quoted($0.name)) does not fit the pattern"
      },
      count: report.misnamedAds.count, "name that does not fit", "names that do not fit")
    for doubt in report.doubts { console.warning("\(path): \(doubt)") }
  }
}
