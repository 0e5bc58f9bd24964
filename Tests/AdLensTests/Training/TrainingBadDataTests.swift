import AdLens
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct TrainingBadDataTests {
  /// The error of starting a run, whose line must name something and end in a next step.
  private func error(
    _ options: TrainingOptions, naming text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> TrainingRunError? {
    let error = #expect(throws: TrainingRunError.self, sourceLocation: sourceLocation) {
      try TrainingRun.start(options)
    }
    let line = error?.description ?? ""
    #expect(line.contains(text) && line.contains(";"), "\(line)", sourceLocation: sourceLocation)
    #expect(!line.contains("\n"), sourceLocation: sourceLocation)
    #expect(!FileSystem.exists(options.runsDirectory), sourceLocation: sourceLocation)
    return error
  }

  @Test func `data that is missing, empty or of one class leaves no run behind`() throws {
    let fixture = try RunFixture(perClass: [])
    var options = fixture.options
    guard case .data(.missing)? = error(options, naming: fixture.data) else {
      Issue.record("a missing folder is not told")
      return
    }
    try FileSystem.createDirectory(fixture.data)
    guard case .data(.empty)? = error(options, naming: fixture.data) else {
      Issue.record("an empty folder is not told")
      return
    }
    try ColorData.write(to: fixture.data, perClass: [3])
    guard case .data(.oneClass(_, name: "blue"))? = error(options, naming: "blue") else {
      Issue.record("a single class is not told")
      return
    }
    options.data = fixture.data + "/blue/00.png"
    guard case .data(.notADataset)? = error(options, naming: "00.png") else {
      Issue.record("a picture as data is not told")
      return
    }
  }

  @Test func `a class of which nothing can be read is named`() throws {
    let fixture = try RunFixture(perClass: [3, 3])
    try FileSystem.createDirectory(fixture.data + "/red")
    try AtomicFile.write("no picture", to: fixture.data + "/red/00.png")
    guard case .data(.classWithoutImages)? = error(fixture.options, naming: "red") else {
      Issue.record("a class without images is not told")
      return
    }
  }

  @Test func `one image in each class is enough to train, without validation`() throws {
    let fixture = try RunFixture(perClass: [1, 1, 1])
    let outcome = try fixture.train(fixture.options)
    #expect(outcome.validation == nil && outcome.bestEpoch == 3)
  }

  @Test func `an image that cannot be read is left out and reported`() throws {
    let fixture = try RunFixture()
    try AtomicFile.write("no picture", to: fixture.data + "/red/99.png")
    let outcome = try fixture.train(fixture.options)
    let manifest = try JSONValue.parse(FileReader.bytes(at: outcome.directory.manifest))
    let problems = try #require(manifest["data"]?["problems"]?.arrayValue)
    #expect(problems.contains { $0["path"]?.stringValue?.hasSuffix("99.png") == true })
  }

  @Test func `the page about a run counts every problem of the data`() throws {
    let fixture = try RunFixture()
    for index in 0..<205 {
      try AtomicFile.write("no picture", to: fixture.data + "/red/bad-\(index).png")
    }
    let outcome = try fixture.train(fixture.options)
    let manifest = try JSONValue.parse(FileReader.bytes(at: outcome.directory.manifest))
    let count = try #require(manifest["data"]?["problems"]?.arrayValue?.count)
    #expect(count >= 205)
    let page = String(decoding: try FileReader.bytes(at: outcome.directory.report), as: UTF8.self)
    #expect(page.contains("\(count) files of the data need a look"))
    #expect(page.contains("and \(count - 50) more"))
  }

  /// A setting that no run can have.
  struct BadSetting: Sendable, CustomTestStringConvertible {
    let flag: String
    let change: @Sendable (inout TrainingOptions) -> Void
    var testDescription: String { flag }

    init(_ flag: String, _ change: @escaping @Sendable (inout TrainingOptions) -> Void) {
      self.flag = flag
      self.change = change
    }
  }

  private static let badSettings = [
    BadSetting("epochs") { $0.epochs = 0 }, BadSetting("batch") { $0.batch = 0 },
    BadSetting("lr") { $0.rate = -1 }, BadSetting("lr") { $0.rate = .nan },
    BadSetting("weight-decay") { $0.weightDecay = .infinity },
    BadSetting("val-frac") { $0.validationFraction = 1 },
    BadSetting("ema") { $0.averageDecay = 1 },
    BadSetting("label-smoothing") { $0.labelSmoothing = 1 },
    BadSetting("imgsz") { $0.imageSize = 0 },
    BadSetting("imgsz") { $0.imageSize = PictureSize(width: 8, height: 5000) },
    BadSetting("threads") { $0.threads = 0 },
    BadSetting("seed") { $0.seed = -1 }, BadSetting("clip-norm") { $0.clipNorm = 0 },
    BadSetting("warmup-epochs") { $0.warmUpEpochs = 4 },
    BadSetting("class-depth") { $0.classDepth = 0 },
    BadSetting("freeze") { $0.freezesFeatures = true },
    BadSetting("patience") { $0.patience = -1 }, BadSetting("max-pixels") { $0.maximumPixels = 0 },
  ]

  @Test(arguments: badSettings)
  func `a setting outside its range is named`(setting: BadSetting) throws {
    let fixture = try RunFixture(perClass: [2, 2])
    var options = fixture.options
    setting.change(&options)
    let flag = setting.flag
    guard case .setting(flag, _, _)? = error(options, naming: "--" + flag) else {
      Issue.record("--\(flag) is not told")
      return
    }
  }

  @Test func `an unknown architecture is answered with the nearest`() throws {
    let fixture = try RunFixture(perClass: [2, 2])
    var options = fixture.options
    options.architecture = "adnett"
    guard
      case .unknownArchitecture("adnett", _, nearest: "adnet")? = error(options, naming: "adnett")
    else {
      Issue.record("an unknown architecture is not told")
      return
    }
  }

  @Test func `a name that is no single folder is refused`() throws {
    let fixture = try RunFixture(perClass: [2, 2])
    var options = fixture.options
    for name in ["", "a/b", ".", "..", ".hidden", "a\0b"] {
      options.name = name
      guard case .invalidName(name)? = error(options, naming: "--name") else {
        Issue.record("\(name) is taken for a name")
        return
      }
    }
  }

  @Test func `pictures too small for the network are told`() throws {
    let fixture = try RunFixture(perClass: [2, 2])
    var options = fixture.options
    options.architecture = "lenet5"
    options.imageSize = 4
    guard case .network? = error(options, naming: "--arch") else {
      Issue.record("a network that does not fit is not told")
      return
    }
  }

  @Test func `a store that cannot be used stops a run before it begins`() throws {
    let fixture = try RunFixture(perClass: [2, 2])
    var options = fixture.options
    try AtomicFile.write("no database", to: fixture.file("store"))
    options.store = fixture.file("store")
    guard case .store(let failure)? = error(options, naming: options.store ?? "") else {
      Issue.record("a broken store is not told")
      return
    }
    #expect(failure.kind == .notAStore)
  }

  @Test func `a full disk is told and leaves the checkpoint before`() throws {
    let fixture = try RunFixture()
    let directory = try fixture.interrupt(fixture.options, after: 2)
    let before = try FileReader.bytes(at: directory.checkpoint)
    // A device that is always full takes the place of the model file.
    guard symlink("/dev/full", directory.last) == 0, FileSystem.exists("/dev/full") else { return }
    let error = #expect(throws: TrainingRunError.self) { try fixture.resume(directory) }
    guard case .file(let reason)? = error else {
      Issue.record("a full disk is not told")
      return
    }
    #expect(reason.isDiskFull && reason.description.contains("last.safetensors"))
    #expect(try Checkpoint(contentsOf: directory.checkpoint).history.count == 1)
    #expect(before != (try FileReader.bytes(at: directory.checkpoint)))
    try FileSystem.remove(directory.last)
    try fixture.resume(directory)
    #expect(
      try RunFixture.identity(directory)
        == RunFixture.identity(try fixture.train(fixture.options).directory))
  }

  @Test func `a checkpoint that cannot be written leaves the one before`() async {
    await #expect(processExitsWith: .success) {
      let fixture = try RunFixture()
      let directory = try fixture.interrupt(fixture.options, after: 2)
      let before = try FileReader.bytes(at: directory.checkpoint)
      // No file may grow beyond half a checkpoint, as on a disk that fills up.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit()
      limit.rlim_cur = rlim_t(before.count / 2)
      limit.rlim_max = limit.rlim_cur
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_FSIZE, &limit)
      #endif
      do {
        try fixture.resume(directory)
        exit(1)
      } catch let error as TrainingRunError {
        guard case .file = error else { exit(2) }
      }
      guard try FileReader.bytes(at: directory.checkpoint) == before else { exit(3) }
      let names = try FileSystem.list(directory.path)
      guard names.allSatisfy({ !$0.hasPrefix(".") }) else { exit(4) }
    }
  }
}
