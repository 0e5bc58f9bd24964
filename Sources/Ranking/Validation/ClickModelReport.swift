/// How a model of clicks was found to do on creatives that it had not seen.
public struct ClickModelReport: Hashable, Sendable {
  /// The figures of a candidate.
  public struct Entry: Hashable, Sendable {
    /// The candidate.
    public let candidate: Candidate

    /// Its figures on creatives of held-out groups, after the cut in time where there is one; `nil` where nothing could
    /// be measured.
    public let figures: RankingFigures?

    /// Its figures on all rows of held-out groups.
    public let allTimeFigures: RankingFigures?
  }

  /// The candidates, the simplest first.
  public let entries: [Entry]

  /// Whether the picture matters.
  public let gate: ImageGate

  /// The folds of the cross-validation.
  public let foldCount: Int

  /// The groups that were kept together.
  public let groupCount: Int

  /// The first day of the rows that were tested, in days since 1970; `nil` where time did not count.
  public let cutDay: Int?

  /// The figures of a candidate.
  public subscript(candidate: Candidate) -> RankingFigures? {
    entries.first { $0.candidate == candidate }.flatMap { $0.figures ?? $0.allTimeFigures }
  }
}
