/// What two runs have different.
public struct RunDiff: Sendable {
  /// An option that differs; `nil` where a run lacks it.
  public struct Parameter: Hashable, Sendable {
    /// Its key.
    public let key: String

    /// Its value in the first run.
    public let first: String?

    /// Its value in the second run.
    public let second: String?
  }

  /// A figure of either run at its last step; `nil` where a run lacks it.
  public struct Figure: Hashable, Sendable {
    /// Its key.
    public let key: String

    /// Its value in the first run.
    public let first: Double?

    /// Its value in the second run.
    public let second: Double?

    /// By how much the second is larger.
    public var change: Double? {
      guard let first, let second else { return nil }
      return second - first
    }
  }

  /// The first run.
  public let first: Run

  /// The second run.
  public let second: Run

  /// The options that differ, by key.
  public let parameters: [Parameter]

  /// All figures of either run, by key.
  public let figures: [Figure]
}

extension Store {
  /// Compares two runs.
  public func diff(_ first: Run, _ second: Run) throws(StoreError) -> RunDiff {
    let firstParameters = byKey(try parameters(of: first.id))
    let secondParameters = byKey(try parameters(of: second.id))
    let firstFigures = try latestFigures(of: first.id)
    let secondFigures = try latestFigures(of: second.id)
    return RunDiff(
      first: first, second: second,
      parameters: keys(firstParameters, secondParameters).compactMap { key in
        let (one, other) = (firstParameters[key], secondParameters[key])
        return one == other ? nil : RunDiff.Parameter(key: key, first: one, second: other)
      },
      figures: keys(firstFigures, secondFigures).map { key in
        RunDiff.Figure(key: key, first: firstFigures[key], second: secondFigures[key])
      })
  }

  private func latestFigures(of run: Int) throws(StoreError) -> [String: Double] {
    byKey(try latestMetrics(of: run).map { ($0.key, $0.value) })
  }

  /// The last of equal keys counts: SQLite tells texts apart by bytes, Swift calls "é" in one and in
  /// two scalars equal.
  private func byKey<Value>(_ pairs: [(key: String, value: Value)]) -> [String: Value] {
    Dictionary(pairs.map { ($0.key, $0.value) }) { _, last in last }
  }

  private func keys<Value>(_ first: [String: Value], _ second: [String: Value]) -> [String] {
    Set(first.keys).union(second.keys).sorted()
  }
}
