import CampaignStore
import FileFormats
import Reports

/// The page of a logged run: the one it left in its folder, else one made of what is logged.
public struct RunPage: Sendable {
  /// The run.
  public let run: Run

  /// The page.
  public let bytes: [UInt8]

  /// Whether it is the one that the run left in its folder.
  public let isOriginal: Bool

  /// Reads or makes the page of the run of a name or number.
  ///
  /// - Throws: `ComparisonFailure`.
  public init(of name: String, in store: Store) throws(ComparisonFailure) {
    run = try RunComparison.find(name, in: store)
    if let directory = run.directory {
      let beside = Path.join(Path.parent(of: store.path), directory)
      for folder in [directory, beside] {
        let page = try? FileReader.bytes(at: Path.join(folder, "report.html"), limit: 1 << 28)
        guard let page else { continue }
        (bytes, isOriginal) = (page, true)
        return
      }
    }
    do throws(StoreError) {
      bytes = Array(try Self.report(of: run, in: store).html().utf8)
      isOriginal = false
    } catch {
      throw .store(error)
    }
  }

  private static func report(of run: Run, in store: Store) throws(StoreError) -> RunReport {
    var report = RunReport(name: run.name)
    report.summary = run.task
    report.date = String(run.startedAt.prefix(10))
    report.status = run.status == .interrupted ? .interrupted : .finished
    report.version = run.version
    report.history = history(try store.metrics(of: run.id))
    if run.task == "train" { report.trainingSeconds = run.seconds }
    var facts = [RunReport.Fact("Task", run.task), RunReport.Fact("Status", run.status.rawValue)]
    if let directory = run.directory { facts.append(.init("Directory", directory)) }
    facts += try store.latestMetrics(of: run.id).filter(\.value.isFinite).map {
      RunReport.Fact($0.key, decimal($0.value))
    }
    let predictions = try store.predictionCount(of: run.id)
    if predictions > 0 { facts.append(.init("Predictions", grouped(predictions))) }
    facts += try store.labelCounts(of: run.id).prefix(50).map {
      RunReport.Fact("Label \($0.label)", grouped($0.count))
    }
    facts += try store.objectCounts(of: run.id).prefix(50).map {
      RunReport.Fact("Found \($0.label)", grouped($0.count))
    }
    facts += try store.parameters(of: run.id).map { RunReport.Fact($0.key, $0.value) }
    report.facts = facts
    return report
  }

  /// The epochs that logged a training loss.
  private static func history(_ metrics: [Metric]) -> [EpochRow] {
    let steps = Dictionary(grouping: metrics.filter { $0.step > 0 }, by: \.step)
    return steps.sorted { $0.key < $1.key }.compactMap { step, metrics in
      func value(_ key: String) -> Double? { metrics.first { $0.key == key }?.value }
      guard let loss = value("train/loss") else { return nil }
      return EpochRow(
        epoch: step, trainLoss: loss, validationLoss: value("val/loss"),
        top1: value("metrics/accuracy_top1"), map: value("metrics/map50_95"),
        map50: value("metrics/map50"), learningRate: value("lr"))
    }
  }

  private static func decimal(_ value: Double) -> String {
    guard (1e-4..<1e9).contains(value.magnitude) else { return value.description }
    var text = fixed(value, decimals: 6)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
