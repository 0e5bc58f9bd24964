/// Which rows were refused: all are counted, the first are told.
struct RefusalLog {
  /// The first refusals.
  private(set) var told: [ExportRefusal] = []

  /// How many there were of each kind.
  private(set) var counts: [ExportRefusal.Kind: Int] = [:]

  /// How many are told.
  static let limit = 1000

  mutating func add(_ kind: ExportRefusal.Kind, line: Int, _ reason: @autoclosure () -> String) {
    counts[kind, default: 0] += 1
    if told.count < Self.limit {
      told.append(ExportRefusal(line: line, kind: kind, reason: reason()))
    }
  }
}
