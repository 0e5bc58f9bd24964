import FileFormats
import Kernels
import NeuralNetworks
import Tensors
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct ModelFileTests {
  /// A small model with batch norm, so that it has state tensors.
  static func model() throws -> ModelFile {
    let architecture = try Architecture(
      name: "tiny", input: [6, 6, 3],
      modules: [
        .layer("conv", Conv2D(filters: 4, kernel: 3, bias: false)), .layer("norm", BatchNorm2D()),
        .layer("pool", GlobalAveragePool()), .layer("classifier", Dense(units: 2)),
      ])
    let network = try Network(architecture, seed: 3)
    return ModelFile(
      classNames: ["banner", "sky\"scraper"], preprocessing: ["width": 6, "fit": "letterbox"],
      temperature: 1.25, provenance: ["epochs": 3], network: network)
  }

  /// The model's file with its metadata and tensors changed.
  static func bytes(
    metadata change: (inout [String: String]) -> Void = { _ in },
    rename: [String: String] = [:], drop: Set<String> = [], add: [String] = [],
    reshape: [String: [Int]] = [:]
  ) throws -> [UInt8] {
    let file = try SafeTensors(bytes: try model().bytes())
    var metadata = file.metadata
    change(&metadata)
    var writer = SafeTensorsWriter(metadata: metadata)
    var arenas: [Arena] = []
    for entry in file.entries where !drop.contains(entry.name) {
      let shape = reshape[entry.name] ?? entry.shape
      let count = Shape.count(of: shape) ?? 0
      let values = try file.floats(entry.name) + [Float](repeating: 0, count: count)
      let arena = Arena(Array(values[..<count]))
      writer.add(rename[entry.name] ?? entry.name, shape: shape, values: arena.view.readOnly)
      arenas.append(arena)
    }
    for name in add { writer.add(name, shape: [1], values: arenas[0].view.slice(0, 1).readOnly) }
    return withExtendedLifetime(arenas) { writer.bytes() }
  }

  private func error(_ bytes: [UInt8], task: String? = nil) -> ModelError? {
    do throws(ModelError) {
      _ = try ModelFile(bytes: bytes, path: "m", task: task)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a saved model comes back whole`() throws {
    let directory = TemporaryDirectory()
    let model = try Self.model()
    let path = directory.file("model.safetensors")
    try model.save(to: path)
    let read = try ModelFile.load(from: path, task: "classify")
    #expect(read.task == "classify")
    #expect(read.classNames == model.classNames)
    #expect(read.preprocessing == model.preprocessing)
    #expect(read.temperature == 1.25)
    #expect(read.provenance == model.provenance)
    #expect(read.network.parameters == model.network.parameters)
    #expect(read.network.weightValues == model.network.weightValues)
    #expect(read.network.stateValues == model.network.stateValues)
    #expect(read.bytes() == model.bytes())
  }

  @Test func `the same model gives the same bytes, wherever it is saved`() throws {
    #expect(try Self.model().bytes() == Self.model().bytes())
  }

  /// `Scripts/golden/model_file.py` reads the same file with the reference implementation.
  ///
  /// To write it anew: `ADLENS_WRITE_GOLDEN=1 swift test --filter ModelFileTests`.
  @Test func `the bytes are those that the reference reader was shown`() throws {
    let model = try Self.model()
    for (index, position) in model.network.weights.indices.enumerated() {
      model.network.weights[position] = Float(index % 17) * 0.25 - 2
    }
    let path = GoldenFile.path("model.safetensors")
    if ProcessInfo.processInfo.environment["ADLENS_WRITE_GOLDEN"] != nil {
      try model.save(to: path)
    }
    #expect(try FileReader.bytes(at: path) == model.bytes())
  }

  @Test func `a missing file and a folder are file errors`() throws {
    let directory = TemporaryDirectory()
    let missing = directory.file("none.safetensors")
    #expect(throws: ModelError.file(.missing(path: missing))) {
      try ModelFile.load(from: missing)
    }
    #expect(throws: ModelError.file(.notAFile(path: directory.path))) {
      try ModelFile.load(from: directory.path)
    }
    let nowhere = directory.file("no/folder/model.safetensors")
    #expect(throws: ModelError.self) { try Self.model().save(to: nowhere) }
  }

  @Test(arguments: [
    Array("GIF89a, which is no model at all".utf8), [], [0x89, 0x50, 0x4e, 0x47],
    [UInt8](repeating: 0, count: 100), safeTensorsBytes("[1, 2]", data: 0),
    safeTensorsBytes("not json", data: 0),
  ])
  func `other files are not models`(bytes: [UInt8]) {
    guard case .notAModel(path: "m", _) = error(bytes) else {
      return #expect(Bool(false), "\(String(describing: error(bytes)))")
    }
  }

  @Test func `tensors without a description are not a model`() throws {
    let bytes = try Self.bytes { $0["format"] = nil }
    guard case .notAModel = error(bytes) else { return #expect(Bool(false), "format") }
  }

  @Test func `every cut of a model is refused`() throws {
    let bytes = try Self.model().bytes()
    #expect(
      error(Array(bytes.dropLast()))
        == .truncated(path: "m", declared: bytes.count, available: bytes.count - 1))
    guard case .truncated = error(Array(bytes[..<100])) else {
      return #expect(Bool(false), "inside the header")
    }
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(error(Array(bytes[..<length])) != nil, "cut at \(length)")
    }
  }

  @Test func `a tampered header, overlaps and overflowing shapes are refused`() throws {
    let header = #"{"__metadata__":{"format":"adlens-model"},"#
    let overlap = safeTensorsBytes(
      header + #""a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"#
        + #""b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, data: 8)
    #expect(error(overlap) == .damaged(path: "m", .overlap(tensor: "b", other: "a")))
    let large = Int.max / 2
    let overflow = safeTensorsBytes(
      header + #""a":{"dtype":"F32","shape":[\#(large)],"data_offsets":[0,8]}}"#, data: 8)
    #expect(error(overflow) == .damaged(path: "m", .shapeOverflow(tensor: "a", shape: [large])))
    var bytes = try Self.model().bytes()
    bytes[8 + 20] = UInt8(ascii: "\n")
    guard case .damaged(path: "m", .header) = error(bytes) else {
      return #expect(Bool(false), "\(String(describing: error(bytes)))")
    }
  }

  @Test func `a model for another task or of a later version is refused by name`() throws {
    let embedder = try Self.bytes { $0["task"] = "embed" }
    #expect(
      error(embedder, task: "classify")
        == .otherTask(path: "m", expected: "classify", found: "embed"))
    #expect(error(embedder) == nil)
    // A detector has more outputs than classes.
    let detector = try Self.bytes { $0["task"] = "detect" }
    guard case .classCount? = error(detector) else {
      return #expect(Bool(false), "\(String(describing: error(detector)))")
    }
    let later = try Self.bytes { $0["format_version"] = "2" }
    #expect(error(later) == .newerFormat(path: "m", version: 2, supported: 1))
  }

  @Test(
    arguments: [
      ("format_version", "one"), ("format_version", "0"), ("task", nil), ("architecture", nil),
      ("architecture", "{"), ("class_names", "3"), ("class_names", "[1]"),
      ("class_names", #"["a","a"]"#), ("calibration", "{}"), ("calibration", #"{"temperature":0}"#),
      ("calibration", #"{"temperature":-1}"#), ("calibration", #"{"temperature":1e-300}"#),
      ("calibration", #"{"temperature":1e300}"#), ("preprocessing", nil),
      ("architecture", #"{"name":"a","input":[4],"modules":[]}"#), ("provenance", "nope"),
    ] as [(String, String?)])
  func `metadata that cannot be used is named`(key: String, value: String?) throws {
    let bytes = try Self.bytes { $0[key] = value }
    guard case .metadata(path: "m", key: key, _) = error(bytes) else {
      return #expect(Bool(false), "\(String(describing: error(bytes)))")
    }
  }

  @Test func `tensors must be the network's`() throws {
    #expect(
      error(try Self.bytes(drop: ["norm.running_var"]))
        == .missingTensor(path: "m", tensor: "norm.running_var"))
    #expect(
      error(try Self.bytes(add: ["more"])) == .extraTensor(path: "m", tensor: "more"))
    #expect(
      error(try Self.bytes(rename: ["conv.weight": "conv.weights"]))
        == .missingTensor(path: "m", tensor: "conv.weight"))
    #expect(
      error(try Self.bytes(reshape: ["classifier.weight": [2, 4]]))
        == .tensorShape(
          path: "m", tensor: "classifier.weight", declared: [2, 4], computed: [4, 2]))
    #expect(
      error(try Self.bytes { $0["class_names"] = #"["one"]"# })
        == .classCount(path: "m", declared: 1, computed: 2))
  }

  @Test func `weights that are not finite are refused`() throws {
    let model = try Self.model()
    for value in [Float.nan, -.infinity] {
      model.network.weights(of: model.network.parameters[0])[5] = value
      #expect(error(model.bytes()) == .notFinite(path: "m", tensor: "conv.weight"))
    }
  }

  @Test func `variances below zero are refused, means are not`() throws {
    let model = try Self.model()
    for tensor in model.network.stateTensors {
      model.network.state[tensor.range.lowerBound + 1] = -0.5
      #expect(
        error(model.bytes())
          == (tensor.name == "norm.running_var"
            ? .negative(path: "m", tensor: tensor.name) : nil))
    }
  }

  @Test func `a description asks for no more memory than the file brings`() throws {
    let bytes = try Self.bytes { metadata in
      metadata["architecture"] = metadata["architecture"]?
        .replacing(#""units":2"#, with: #""units":1000000"#)
        .replacing(#""filters":4"#, with: #""filters":1000000"#)
    }
    guard case .tensorShape(path: "m", _, _, _) = error(bytes) else {
      return #expect(Bool(false), "\(String(describing: error(bytes)))")
    }
    let endless = try Self.bytes { metadata in
      metadata["architecture"] = metadata["architecture"]?
        .replacing(#""kernel":[3,3]"#, with: #""kernel":[1048576,1048576]"#)
        .replacing(#""padding":"valid""#, with: #""padding":[1048576,1048576,1048576,1048576]"#)
    }
    guard case .network(path: "m", .layer(name: "conv", _, .size)) = error(endless) else {
      return #expect(Bool(false), "\(String(describing: error(endless)))")
    }
  }

  @Test func `many random changes give an error or a model, never a trap`() throws {
    let bytes = try Self.model().bytes()
    var generator = RandomGenerator(seed: 2)
    #if DEBUG
      let rounds = 300
    #else
      let rounds = 10_000
    #endif
    for _ in 0..<rounds {
      var changed = bytes
      for _ in 0...generator.integer(below: 2) {
        // Digits and letters in the header find more than random bytes anywhere.
        let position = generator.integer(below: changed.count)
        changed[position] = Array("0123456789{}[],:\"ae-.".utf8)[generator.integer(below: 21)]
      }
      if let model = try? ModelFile(bytes: changed, path: "m") {
        #expect(model.network.parameterCount < 1000)
      }
    }
  }

  @Test func `messages are one line that starts with the path, also for hostile names`() throws {
    let name = "evil\n\u{1b}[31m" + String(repeating: "x", count: 500)
    for bytes in [
      try Self.bytes(add: [name]), try Self.bytes { $0["task"] = name },
      try Self.bytes {
        $0["architecture"] = $0["architecture"]?.replacing("global-average-pool", with: "nested")
      },
    ] {
      let message = error(bytes, task: "classify")?.description ?? ""
      #expect(message.hasPrefix("m: "))
      #expect(!message.contains { $0.isNewline || $0 == "\u{1b}" })
      #expect(message.count < 300)
    }
  }
}
