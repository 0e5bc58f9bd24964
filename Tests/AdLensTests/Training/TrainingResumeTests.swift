import AdLens
import TestSupport
import Testing

@Suite struct TrainingResumeTests {
  /// The files that follow from the checkpoint, in the order in which they are written.
  private static let derived = [
    "weights/best.safetensors", "weights/last.safetensors", "results.csv",
  ]

  @Test(arguments: [1, 2, 3, 4, 6, 7, 8])
  func `a run stopped after any step and resumed is identical`(steps: Int) throws {
    let fixture = try RunFixture()
    let whole = try fixture.train(fixture.options).directory
    let directory = try fixture.interrupt(fixture.options, after: steps)
    try fixture.resume(directory, threads: 2)
    #expect(try RunFixture.identity(directory) == RunFixture.identity(whole))
  }

  @Test func `batch norm, dropout and augmentation go on where they were`() throws {
    let fixture = try RunFixture()
    var options = fixture.options
    options.architecture = "adnet"
    options.epochs = 2
    let whole = try fixture.train(options).directory
    let directory = try fixture.interrupt(options, after: 4)
    try fixture.resume(directory)
    #expect(try RunFixture.identity(directory) == RunFixture.identity(whole))
  }

  @Test func `a run may be stopped again and again`() throws {
    let fixture = try RunFixture()
    let whole = try fixture.train(fixture.options).directory
    let directory = try fixture.interrupt(fixture.options, after: 2)
    var outcome: TrainingOutcome?
    for _ in 0..<20 where outcome?.isInterrupted ?? true {
      var asked = 0
      outcome = try TrainingRun.resume(directory.path).train(shouldStop: {
        // The measuring at the end asks twice.
        asked += 1
        return asked == 3
      })
    }
    #expect(outcome?.isInterrupted == false)
    #expect(try RunFixture.identity(directory) == RunFixture.identity(whole))
  }

  @Test(arguments: 0...3)
  func `a kill between the checkpoint and any file after it is made good`(written: Int) throws {
    let fixture = try RunFixture()
    let whole = try fixture.train(fixture.options).directory
    // The states after one epoch and after two.
    let older = try fixture.interrupt(fixture.options, after: 3)
    let newer = try fixture.interrupt(fixture.options, after: 6)
    for name in ["checkpoint.safetensors"] + Self.derived.prefix(written) {
      try AtomicFile.write(try FileReader.bytes(at: newer.file(name)), to: older.file(name))
    }
    try fixture.resume(older)
    #expect(try RunFixture.identity(older) == RunFixture.identity(whole))
  }

  @Test(arguments: [["args.json"], ["args.json", "split.csv"]])
  func `settings and split are enough to start over`(kept: [String]) throws {
    let fixture = try RunFixture()
    let whole = try fixture.train(fixture.options).directory
    let killed = RunDirectory(path: fixture.runs + "/classify/killed")
    try FileSystem.createDirectory(killed.weights)
    for name in kept {
      try AtomicFile.write(try FileReader.bytes(at: whole.file(name)), to: killed.file(name))
    }
    try fixture.resume(killed)
    #expect(try RunFixture.identity(killed) == RunFixture.identity(whole))
  }

  @Test func `a kill while the result is measured is made good`() throws {
    let fixture = try RunFixture()
    let whole = try fixture.train(fixture.options).directory
    let expected = try RunFixture.identity(whole)
    for name in ["metrics.json", "predictions.csv", "report.html", "reliability.svg"] {
      try FileSystem.remove(whole.file(name))
    }
    let manifest = try FileReader.bytes(at: whole.manifest)
    let running = String(decoding: manifest, as: UTF8.self)
      .split(separator: "\"finished\"").joined(separator: "\"running\"")
    try AtomicFile.write(running, to: whole.manifest)
    try fixture.resume(whole)
    #expect(try RunFixture.identity(whole) == expected)
    #expect(FileSystem.exists(whole.report))
  }

  @Test func `a stop while the result is measured is heeded and made good`() throws {
    let fixture = try RunFixture()
    let whole = try fixture.train(fixture.options).directory
    let events = EventRecorder()
    let outcome = try TrainingRun.start(fixture.options, report: events.record)
      .train(shouldStop: { events.names.contains("evaluating") })
    #expect(outcome.isInterrupted && outcome.epochs == 3)
    #expect(!FileSystem.exists(outcome.directory.metrics))
    try fixture.resume(outcome.directory)
    #expect(try RunFixture.identity(outcome.directory) == RunFixture.identity(whole))
  }

  @Test func `what a killed process left half written is swept away`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.interrupt(fixture.options, after: 4)
    // No process has such a number.
    let stale = [
      directory.file(".checkpoint.safetensors.tmp-2147483646-1"),
      directory.file("weights/.last.safetensors.tmp-2147483646-2"),
    ]
    for path in stale { try AtomicFile.write("half", to: path) }
    try fixture.resume(directory)
    #expect(stale.allSatisfy { !FileSystem.exists($0) })
  }

  @Test func `a finished run is refused, and extended when asked`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.train(fixture.options).directory
    #expect {
      try fixture.resume(directory)
    } throws: { error in
      guard case .alreadyFinished(_, 3)? = error as? TrainingRunError else { return false }
      return "\(error)".contains("--epochs")
    }
    let events = EventRecorder()
    let run = try TrainingRun.resume(directory.path, epochs: 5, report: events.record)
    #expect(try run.train().epochs == 5)
    #expect(events.names.contains("extended 5") && events.names.contains("resumed 3 0"))
    let table = try CSVTable(FileReader.bytes(at: directory.results))
    #expect(table.rows.count == 5)
  }

  @Test func `a kill while a finished run is being extended is made good`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.train(fixture.options).directory
    let settings = try JSONValue.parse(FileReader.bytes(at: directory.arguments))
    var object = try #require(settings.objectValue)
    object["epochs"] = 5
    object["patience_start"] = 3
    try AtomicFile.write(JSONValue.object(object).text(), to: directory.arguments)
    #expect(try fixture.resume(directory).epochs == 5)
  }

  @Test func `a run that was stopped is shortened when fewer epochs are asked for`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.interrupt(fixture.options, after: 4)
    let events = EventRecorder()
    let run = try TrainingRun.resume(directory.path, epochs: 2, report: events.record)
    #expect(try run.train().epochs == 2)
    #expect(events.names.contains("shortened 2"))
    #expect(!events.names.contains { $0.hasPrefix("extended") })
  }

  @Test func `fewer epochs than are done are refused`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.train(fixture.options).directory
    #expect {
      try fixture.resume(directory, epochs: 2)
    } throws: { error in
      guard case .setting(name: "epochs", value: "2", _)? = error as? TrainingRunError else {
        return false
      }
      return true
    }
  }

  @Test func `data that has changed is refused`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.interrupt(fixture.options, after: 2)
    try AtomicFile.write(
      try ColorData.picture(1, index: 77), to: fixture.data + "/green/02.png")
    #expect {
      try fixture.resume(directory)
    } throws: { error in
      guard case .data(.changed(let path, _))? = error as? TrainingRunError else { return false }
      return path.contains("02.png")
    }
  }

  @Test func `a run in use is refused`() throws {
    let fixture = try RunFixture()
    let run = try TrainingRun.start(fixture.options)
    #expect {
      try TrainingRun.resume(run.directory.path)
    } throws: { error in
      guard case .inUse? = error as? TrainingRunError else { return false }
      return true
    }
    _ = try run.train(shouldStop: { true })
  }

  @Test func `a damaged checkpoint is an error that names it`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.interrupt(fixture.options, after: 2)
    let bytes = try FileReader.bytes(at: directory.checkpoint)
    try AtomicFile.write(Array(bytes.dropLast(10)), to: directory.checkpoint)
    #expect {
      try fixture.resume(directory)
    } throws: { error in
      guard case .checkpoint(.damaged(directory.checkpoint, _))? = error as? TrainingRunError
      else { return false }
      return true
    }
  }

  @Test func `an unknown run is refused with the nearest name`() throws {
    let fixture = try RunFixture()
    _ = try fixture.interrupt(fixture.options, after: 1)
    #expect {
      try TrainingRun.resume("colours", runsDirectory: fixture.runs)
    } throws: { error in
      guard case .unknownRun("colours", nearest: "colors")? = error as? TrainingRunError else {
        return false
      }
      return true
    }
    #expect(throws: TrainingRunError.self) { try TrainingRun.resume(fixture.data) }
  }
}
