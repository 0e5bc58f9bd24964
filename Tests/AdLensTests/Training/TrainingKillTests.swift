import AdLens
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct TrainingKillTests {
  /// A process starts or resumes a run until it is killed at some moment: whatever lies in the run
  /// directory then is whole, and in the end the run equals one that was never stopped.
  @Test func `a run killed again and again has no torn file and ends identically`() async throws {
    #if DEBUG
      let rounds = 5
    #else
      let rounds = 20
    #endif
    let fixture = try RunFixture()
    let whole = try fixture.train(Self.options(fixture.data, runs: fixture.runs)).directory
    let killed = fixture.file("killed")
    var random = RandomGenerator(seed: 6)
    for _ in 0..<rounds {
      // From before the first file to a few epochs further, in microseconds.
      let moment = UInt32(2_000 + random.integer(below: 60_000))
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          data = fixture.data as String, killed = killed as String, moment = moment as UInt32
        ] in
        signal(SIGALRM) { _ in kill(getpid(), SIGKILL) }
        ualarm(moment, 0)
        _ = try? Self.advance(data, runs: killed)
        // The run has come to its end before the alarm.
        kill(getpid(), SIGKILL)
      }
      try Self.expectWhole(killed)
    }
    let directory: RunDirectory
    if let run = Self.run(in: killed), run.isFinished {
      directory = run.directory
    } else {
      directory = try Self.advance(fixture.data, runs: killed)
    }
    #expect(try RunFixture.identity(directory) == RunFixture.identity(whole))
  }

  private static func options(_ data: String, runs: String) -> TrainingOptions {
    var options = ColorData.options(data, runs: runs)
    options.epochs = 12
    return options
  }

  /// The run of a folder that can be resumed, and whether it is finished.
  private static func run(in runs: String) -> (directory: RunDirectory, isFinished: Bool)? {
    let folder = Path.join(runs, "classify")
    for name in (try? FileSystem.list(folder)) ?? [] {
      let directory = RunDirectory(path: Path.join(folder, name))
      guard FileSystem.exists(directory.arguments) else { continue }
      let manifest = (try? FileReader.bytes(at: directory.manifest))
        .flatMap { try? JSONValue.parse($0) }
      return (directory, manifest?["status"]?.stringValue == "finished")
    }
    return nil
  }

  /// Brings the run of a folder to its end, from where it stands.
  private static func advance(_ data: String, runs: String) throws -> RunDirectory {
    guard let run = run(in: runs) else {
      return try TrainingRun.start(options(data, runs: runs)).train().directory
    }
    return try TrainingRun.resume(run.directory.path).train().directory
  }

  /// Reads every file of the run back.
  private static func expectWhole(_ runs: String) throws {
    guard let directory = run(in: runs)?.directory else { return }
    for path in [directory.best, directory.last] where FileSystem.exists(path) {
      #expect(throws: Never.self, "\(path)") { try ModelFile.load(from: path) }
    }
    if FileSystem.exists(directory.checkpoint) {
      #expect(throws: Never.self) { try Checkpoint(contentsOf: directory.checkpoint) }
    }
    for path in [directory.arguments, directory.manifest, directory.metrics]
    where FileSystem.exists(path) {
      #expect(throws: Never.self, "\(path)") {
        try JSONValue.parse(FileReader.bytes(at: path))
      }
    }
    for path in [directory.split, directory.results, directory.predictions]
    where FileSystem.exists(path) {
      let table = try CSVTable(FileReader.bytes(at: path))
      #expect(table.rows.allSatisfy { $0.cells.count == table.header.count }, "\(path)")
    }
  }
}
