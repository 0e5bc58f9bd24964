/// How often creatives were shown and clicked, one row for each creative and context.
///
/// Numbers name everything: creatives, groups of them, and the levels of each context field.
public struct ExposureRows: Sendable {
  /// One row.
  public struct Row: Hashable, Sendable {
    /// The creative's number.
    public var creative: Int

    /// The level of each context field; -1 where the row tells none.
    public var levels: [Int32]

    /// The number of its campaign: within campaigns creatives are compared.
    public var group: Int

    /// Whether the row lies behind the cut in time.
    public var isLate: Bool

    /// How often it was shown.
    public var trials: Double

    /// How often what is counted happened: clicks, or conversions where trials are clicks.
    public var successes: Double

    /// Creates a row.
    public init(
      creative: Int, levels: [Int32], group: Int = 0, isLate: Bool = false, trials: Double,
      successes: Double
    ) {
      self.creative = creative
      self.group = group
      self.levels = levels
      self.isLate = isLate
      self.trials = trials
      self.successes = successes
    }
  }

  /// How many creatives there are.
  public let creativeCount: Int

  /// The number of levels of each context field.
  public let levelCounts: [Int]

  /// The creative of each row.
  let creatives: [Int32]

  /// The levels of each row, one for each field, end to end.
  let levels: [Int32]

  /// The number of each row's campaign.
  let groups: [Int]

  /// Whether each row lies behind the cut in time.
  let isLate: [Bool]

  /// How often each row's creative was shown.
  public internal(set) var trials: [Double]

  /// How often what is counted happened in each row.
  public internal(set) var successes: [Double]

  /// The number of rows.
  public var count: Int { creatives.count }

  /// Where the rows of each creative begin, and where the last ones end.
  let starts: [Int]

  /// Packs rows, those of a creative together.
  ///
  /// - Precondition: creatives and levels lie in their ranges; successes do not exceed trials.
  public init(_ rows: [Row], creativeCount: Int, levelCounts: [Int]) {
    self.creativeCount = creativeCount
    self.levelCounts = levelCounts
    for row in rows {
      precondition((0..<creativeCount).contains(row.creative), "there is no such creative")
      precondition(row.levels.count == levelCounts.count, "a row has a level for each field")
      precondition(0 <= row.successes && row.successes <= row.trials, "successes exceed trials")
    }
    // Rows keep their order within a creative.
    let rows = rows.enumerated().sorted {
      ($0.element.creative, $0.offset) < ($1.element.creative, $1.offset)
    }.map(\.element)
    var starts = [Int](repeating: 0, count: creativeCount + 1)
    for row in rows { starts[row.creative + 1] += 1 }
    for index in 0..<creativeCount { starts[index + 1] += starts[index] }
    self.starts = starts
    creatives = rows.map { Int32($0.creative) }
    levels = rows.flatMap(\.levels)
    groups = rows.map(\.group)
    isLate = rows.map(\.isLate)
    trials = rows.map(\.trials)
    successes = rows.map(\.successes)
  }

  /// The level of a row in a field; -1 where it tells none.
  public func level(_ row: Int, _ field: Int) -> Int {
    Int(levels[row * levelCounts.count + field])
  }

  /// The creative of a row.
  public func creative(_ row: Int) -> Int { Int(creatives[row]) }
}
