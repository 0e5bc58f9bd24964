import AdLens
import TestSupport
import Testing

/// A folder with data and runs for one test.
struct RunFixture {
  private let folder = TemporaryDirectory()

  var data: String { folder.file("data") }

  var runs: String { folder.file("runs") }

  init(perClass: [Int] = [5, 5, 5]) throws {
    try ColorData.write(to: data, perClass: perClass)
  }

  func file(_ name: String) -> String { folder.file(name) }

  var options: TrainingOptions { ColorData.options(data, runs: runs) }

  /// A run to its end.
  @discardableResult
  func train(_ options: TrainingOptions) throws -> TrainingOutcome {
    try TrainingRun.start(options).train()
  }

  /// A run that is asked to stop after so many steps of its first sitting.
  func interrupt(_ options: TrainingOptions, after steps: Int) throws -> RunDirectory {
    var asked = 0
    let outcome = try TrainingRun.start(options).train(shouldStop: {
      asked += 1
      return asked >= steps
    })
    #expect(outcome.isInterrupted)
    return outcome.directory
  }

  /// Continues a run to its end.
  @discardableResult
  func resume(
    _ directory: RunDirectory, epochs: Int? = nil, threads: Int? = nil
  ) throws -> TrainingOutcome {
    try TrainingRun.resume(
      directory.path, runsDirectory: runs, epochs: epochs, threads: threads
    ).train()
  }

  /// What identical runs have in common: the bytes of the models, and the table without its times.
  static func identity(_ directory: RunDirectory) throws -> RunIdentity {
    let table = try CSVTable(FileReader.bytes(at: directory.results))
    let kept = table.header.indices.filter {
      !["time", "images_per_second"].contains(table.header[$0])
    }
    return RunIdentity(
      best: SHA256.hex(of: try FileReader.bytes(at: directory.best)),
      last: SHA256.hex(of: try FileReader.bytes(at: directory.last)),
      results: table.rows.map { row in kept.map { row[$0] } },
      predictions: SHA256.hex(of: try FileReader.bytes(at: directory.predictions)),
      metrics: SHA256.hex(of: try FileReader.bytes(at: directory.metrics)))
  }
}

/// What must be equal for two runs to count as identical.
struct RunIdentity: Hashable {
  let best: String
  let last: String
  let results: [[String]]
  let predictions: String
  let metrics: String
}
