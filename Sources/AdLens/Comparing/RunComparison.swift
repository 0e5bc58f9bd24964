import CampaignStore
import FileFormats

/// The figures of several runs side by side.
public struct RunComparison: Sendable {
  /// What a row tells: an option, or a figure at its last step.
  public enum Row: Hashable, Sendable {
    /// An option in which the runs differ, by run; `nil` where a run lacks it.
    case option(String, [String?])

    /// A figure by run; `nil` where a run lacks it.
    case figure(String, [Double?])

    /// The name of the option or figure.
    public var key: String {
      switch self {
      case .option(let key, _), .figure(let key, _): key
      }
    }

    /// By how much each figure is larger than the first run's; empty for an option.
    public var changes: [Double?] {
      guard case .figure(_, let values) = self else { return [] }
      return values.map { value in
        guard let value, let first = values.first ?? nil else { return nil }
        return value - first
      }
    }
  }

  /// The runs, in the order given.
  public let runs: [Run]

  /// The figures by name, then the options in which the runs differ.
  public let rows: [Row]

  /// Reads the runs of some names or numbers.
  ///
  /// - Throws: `ComparisonFailure`.
  public init(of names: [String], in store: Store) throws(ComparisonFailure) {
    guard names.count > 1 else {
      throw .question("there is nothing to compare the run with", next: "name another run")
    }
    guard Set(names).count == names.count else {
      throw .question("the same run was given twice", next: "name two different ones")
    }
    var runs: [Run] = []
    for name in names { runs.append(try Self.find(name, in: store)) }
    self.runs = runs
    do throws(StoreError) {
      rows = try Self.rows(of: runs, in: store)
    } catch {
      throw .store(error)
    }
  }

  /// The run of a name or number, or the nearest name as a question.
  static func find(_ name: String, in store: Store) throws(ComparisonFailure) -> Run {
    do throws(StoreError) {
      if let run = try store.run(name) { return run }
    } catch {
      throw .store(error)
    }
    let names = (try? store.runs().map(\.name)) ?? []
    throw .unknown(
      kind: "run", name: name, store: store.path,
      nearest: Suggestion.nearest(to: name, among: names).map { "run:" + $0 })
  }

  private static func rows(of runs: [Run], in store: Store) throws(StoreError) -> [Row] {
    var figures: [[String: Double]] = []
    var options: [[String: String]] = []
    for run in runs {
      figures.append(
        Dictionary(try store.latestMetrics(of: run.id).map { ($0.key, $0.value) }) { $1 })
      options.append(
        Dictionary(try store.parameters(of: run.id).map { ($0.key, $0.value) }) { $1 })
    }
    func keys<Value>(_ lists: [[String: Value]]) -> [String] {
      lists.reduce(into: Set<String>()) { $0.formUnion($1.keys) }.sorted()
    }
    let compared = keys(figures).map { key in Row.figure(key, figures.map { $0[key] }) }
    let differing = keys(options).compactMap { key -> Row? in
      let values = options.map { $0[key] }
      return Set(values).count > 1 ? .option(key, values) : nil
    }
    return compared + differing
  }
}
