/// The levels of every context field that a model knows.
public struct ContextLevels: Hashable, Sendable {
  /// The levels of each field, in the order of `ContextField.allCases`.
  public let levels: [CategoryLevels]

  /// Levels that were kept.
  public init(levels: [CategoryLevels]) {
    precondition(levels.count == ContextField.allCases.count, "every field has levels")
    self.levels = levels
  }

  /// The levels that occur in observations.
  public init(_ observations: CreativeObservations) {
    self.init(
      levels: ContextField.allCases.map {
        CategoryLevels($0, frequencies: observations.frequencies(of: $0))
      })
  }

  /// The levels of a field.
  public subscript(field: ContextField) -> CategoryLevels {
    levels[ContextField.allCases.firstIndex(of: field) ?? 0]
  }

  /// The level of every field; -1 where the context tells none that is known.
  public func numbers(of context: [ContextField: String]) -> [Int] {
    zip(ContextField.allCases, levels).map { field, levels in
      context[field].flatMap(levels.place) ?? -1
    }
  }

  /// The rows of observations, with those of the same creative, context and side of the cut summed.
  ///
  /// - Parameters:
  ///   - cutDay: the first day of late rows; `nil` for none.
  public func rows(
    of observations: CreativeObservations, creativeCount: Int,
    outcome: CreativeObservations.Outcome = .clicks, cutDay: Int? = nil
  ) -> ExposureRows {
    let fieldCount = levels.count
    let campaign = ContextField.allCases.firstIndex(of: .campaign) ?? 0
    let places = zip(observations.names, levels).map { names, levels in
      names.map { Int32(levels.place(of: $0) ?? -1) }
    }
    var sums: [RowKey: Int] = [:]
    var rows: [ExposureRows.Row] = []
    for row in 0..<observations.count {
      let figures = observations.figures[row]
      let trials = outcome.trials(figures)
      let successes = outcome.all(figures)
      guard trials > 0 || successes > 0 else { continue }
      let day = observations.days[row]
      let isLate = cutDay.map { day != CreativeObservations.noDay && Int(day) >= $0 } ?? false
      let numbers = (0..<fieldCount).map { field in
        places[field][Int(observations.values[row * fieldCount + field])]
      }
      let group = observations.values[row * fieldCount + campaign]
      let key = RowKey(observations.creatives[row], numbers, group: group, isLate: isLate)
      if let known = sums[key] {
        rows[known].trials += trials
        rows[known].successes += successes
      } else {
        sums[key] = rows.count
        rows.append(
          ExposureRows.Row(
            creative: Int(observations.creatives[row]), levels: numbers, group: Int(group),
            isLate: isLate, trials: trials, successes: successes))
      }
    }
    for row in rows.indices { rows[row].successes = min(rows[row].successes, rows[row].trials) }
    rows.removeAll { $0.trials <= 0 }
    return ExposureRows(
      rows, creativeCount: creativeCount, levelCounts: levels.map(\.count))
  }

  /// What tells rows apart, in few numbers for speed: a level fits into 7 bits.
  private struct RowKey: Hashable {
    let bits: UInt64
    let group: Int32

    init(_ creative: Int32, _ levels: [Int32], group: Int32, isLate: Bool) {
      self.group = group
      var bits = UInt64(UInt32(bitPattern: creative)) << 1 | (isLate ? 1 : 0)
      for level in levels { bits = bits &* 127 &+ UInt64(level + 1) }
      self.bits = bits
    }
  }
}
