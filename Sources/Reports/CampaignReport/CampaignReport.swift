import Statistics

/// The page of a campaign, or of several beside each other: creatives as pictures with their rates and
/// intervals, what was found in them, what a model predicted, and what the figures are worth.
///
/// It takes texts and numbers only; sections without contents are left out.
public struct CampaignReport: Sendable {
  /// A headline number.
  public struct Figure: Hashable, Sendable {
    /// What it is.
    public var name: String

    /// The number with its unit.
    public var value: String

    /// Words under it.
    public var extra: String

    /// Creates a figure.
    public init(_ name: String, _ value: String, extra: String = "") {
      (self.name, self.value, self.extra) = (name, value, extra)
    }
  }

  /// Rows with headings.
  public struct Table: Hashable, Sendable {
    /// The headings; the first column holds names, the others numbers.
    public var columns: [String]

    /// The cells, row by row.
    public var rows: [[String]]

    /// Creates a table.
    public init(columns: [String], rows: [[String]]) { (self.columns, self.rows) = (columns, rows) }
  }

  /// Rates of one kind, such as those of placements, as a chart.
  public struct Rates: Sendable {
    /// The heading.
    public var heading: String

    /// How to read them.
    public var note: String

    /// The rates, from top to bottom.
    public var rates: [Chart.Rate]

    /// The same and more as a table; empty for none.
    public var table: Table

    /// Sentences under it.
    public var sentences: [String]

    /// Creates rates.
    public init(
      _ heading: String, note: String = "", rates: [Chart.Rate],
      table: Table = Table(columns: [], rows: []), sentences: [String] = []
    ) {
      (self.heading, self.note, self.rates) = (heading, note, rates)
      (self.table, self.sentences) = (table, sentences)
    }
  }

  /// The creatives of a campaign, best first.
  public struct Group: Sendable {
    /// The campaign.
    public var name: String

    /// What the comparison of its creatives says.
    public var verdict: String

    /// The creatives.
    public var creatives: [ReportedCreative]

    /// Creates a group.
    public init(name: String, verdict: String, creatives: [ReportedCreative]) {
      (self.name, self.verdict, self.creatives) = (name, verdict, creatives)
    }
  }

  /// What is reported.
  public var title: String

  /// A line under the title.
  public var lead = ""

  /// The headline numbers, most important first.
  public var figures: [Figure] = []

  /// What the figures say, in sentences.
  public var verdict = ""

  /// What makes them say less, the gravest first.
  public var warnings: [String] = []

  /// What else is worth knowing of the data.
  public var notes: [String] = []

  /// Campaigns compared; `nil` for one campaign.
  public var comparison: Rates?

  /// Rates day by day.
  public var days: [Chart.DailyRates] = []

  /// What the marks in pictures speak for.
  public var evidence = "clicks"

  /// The creatives of each campaign.
  public var groups: [Group] = []

  /// Rates by placement, device and segment.
  public var spreads: [Rates] = []

  /// What a model thinks that attributes do; empty without predictions.
  public var effects: [Chart.Rate] = []

  /// What is known of the model that predicted: names and values, in groups with a heading.
  public var modelCard: [(heading: String, pairs: [(name: String, value: String)])] = []

  /// How figures were made, as pairs of a name and a sentence with its formula.
  public var methods: [(name: String, text: String)] = []

  /// The version of AdLens.
  public var version = ""

  /// Creates a page with a title.
  public init(title: String) { self.title = title }
}

/// A creative on a page.
public struct ReportedCreative: Sendable {
  /// An object that was found in it.
  public struct Box: Hashable, Sendable {
    /// Its class.
    public var label: String

    /// How sure the detector is, 0 to 1.
    public var confidence: Double

    /// The left edge as a share of the width.
    public var x: Double

    /// The upper edge as a share of the height.
    public var y: Double

    /// The width as a share.
    public var width: Double

    /// The height as a share.
    public var height: Double

    /// Creates a box.
    public init(
      label: String, confidence: Double, x: Double, y: Double, width: Double, height: Double
    ) {
      (self.label, self.confidence) = (label, confidence)
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
    }
  }

  /// Its name.
  public var name: String

  /// The `src` of its picture; `nil` without one.
  public var source: String?

  /// The `src` of the same picture with what speaks for clicks marked; `nil` without one.
  public var evidence: String?

  /// The size of the picture in pixels.
  public var size: (width: Int, height: Int)

  /// Why there is no picture.
  public var problem = ""

  /// What was found in it; `nil` if nobody looked.
  public var boxes: [Box]?

  /// Its rate.
  public var rate: Chart.Rate

  /// Words that stand out, such as a comparison that is decided.
  public var badges: [String] = []

  /// Lines under its rate.
  public var facts: [String] = []

  /// Creates a creative.
  public init(
    name: String, rate: Chart.Rate, source: String? = nil, size: (width: Int, height: Int) = (1, 1)
  ) {
    (self.name, self.rate, self.source, self.size) = (name, rate, source, size)
  }
}
