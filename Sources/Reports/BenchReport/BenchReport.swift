/// The page of a benchmark: what ran where, how fast, and how far that is from the machine's limit.
///
/// It takes texts and numbers only, so that it can show networks, layers and kernels alike.
public struct BenchReport: Sendable {
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
      self.name = name
      self.value = value
      self.extra = extra
    }
  }

  /// Bars with a heading.
  public struct Bars: Hashable, Sendable {
    /// What the bars show.
    public var heading: String

    /// How to read them.
    public var note: String

    /// The bars, from top to bottom.
    public var bars: [Chart.Bar]

    /// Creates bars.
    public init(_ heading: String, note: String = "", bars: [Chart.Bar]) {
      self.heading = heading
      self.note = note
      self.bars = bars
    }
  }

  /// All rows as a table.
  public struct Table: Hashable, Sendable {
    /// The headings, and whether the cells below are numbers.
    public var columns: [Column]

    /// The cells, row by row.
    public var rows: [[String]]

    /// A heading.
    public struct Column: Hashable, Sendable {
      /// The words.
      public var title: String

      /// Whether the cells line up on the right.
      public var isNumber: Bool

      /// Creates a heading.
      public init(_ title: String, isNumber: Bool) {
        self.title = title
        self.isNumber = isNumber
      }
    }

    /// Creates a table.
    public init(columns: [Column], rows: [[String]]) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// What was measured.
  public var title: String

  /// A line under the title.
  public var lead = ""

  /// The headline numbers, most important first.
  public var figures: [Figure] = []

  /// What a comparison with an earlier run says; empty without one.
  public var verdict = ""

  /// Bars, group by group.
  public var bars: [Bars] = []

  /// The durations of one piece of work in milliseconds, in the order of time; empty for many pieces.
  public var durations: [Double] = []

  /// The percentiles of `durations` to mark, from the lowest.
  public var marks: [(name: String, value: Double)] = []

  /// The rows.
  public var table = Table(columns: [], rows: [])

  /// What was measured in words, and the machine: names and values, in groups with a heading.
  public var facts: [(heading: String, pairs: [(name: String, value: String)])] = []

  /// The version of AdLens.
  public var version = ""

  /// Creates a page with a title.
  public init(title: String) { self.title = title }
}
