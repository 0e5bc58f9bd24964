import FileFormats
import Tensors

extension ModelFile {
  /// Reads a model.
  ///
  /// - Parameter task: the task it must do, or `nil` for any.
  /// - Throws: `ModelError` for everything that can be wrong with the file.
  public static func load(
    from path: String, task: String? = nil
  ) throws(ModelError) -> ModelFile {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path)
    } catch {
      throw .file(error)
    }
    return try ModelFile(bytes: bytes, path: path, task: task)
  }

  /// Reads a model from memory; `path` names it in errors.
  public init(bytes: [UInt8], path: String, task: String? = nil) throws(ModelError) {
    let reader = ModelReader(file: try ModelReader.open(bytes, path: path), path: path)
    try reader.checkVersion()
    let found = try reader.text("task")
    if let task, task != found { throw .otherTask(path: path, expected: task, found: found) }
    let names = try reader.classNames()
    let network = try reader.network(task: found, classes: names.count)
    self.init(
      task: found, classNames: names, preprocessing: try reader.json("preprocessing"),
      temperature: try reader.temperature(), provenance: try reader.json("provenance"),
      head: try reader.head(), network: network)
  }
}

/// Reads the parts of a model file with errors that name the path.
struct ModelReader {
  let file: SafeTensors
  let path: String

  /// Temperatures that a calibration may have, far wider than any that is fitted: beyond them logits
  /// overflow or all classes look the same.
  private static let temperatures = 1e-3...1e3

  /// Reads the container, telling what was cut short from what is no model at all.
  static func open(_ bytes: [UInt8], path: String) throws(ModelError) -> SafeTensors {
    do throws(SafeTensorsError) {
      return try SafeTensors(bytes: bytes)
    } catch {
      switch error {
      case .truncatedData(_, let declared, let available):
        throw .truncated(path: path, declared: declared, available: available)
      case .truncatedHeader(let declared, let available) where Self.startsLikeModel(bytes):
        throw .truncated(path: path, declared: declared, available: available)
      case .truncatedHeader, .headerTooLarge, .headerNotAnObject:
        throw .notAModel(path: path, reason: error.description)
      case .header where !Self.startsLikeModel(bytes):
        throw .notAModel(path: path, reason: error.description)
      default: throw .damaged(path: path, error)
      }
    }
  }

  /// Whether the bytes after the header's length open a JSON object.
  private static func startsLikeModel(_ bytes: [UInt8]) -> Bool {
    bytes.count > 8 && bytes[8] == UInt8(ascii: "{")
  }

  func checkVersion() throws(ModelError) {
    guard file.metadata["format"] == ModelFile.format else {
      throw .notAModel(path: path, reason: "its tensors come without a description of the network")
    }
    guard let version = Int(try text("format_version")), version >= 1 else {
      throw .metadata(path: path, key: "format_version", reason: "it is not a version number")
    }
    guard version <= ModelFile.formatVersion else {
      throw .newerFormat(path: path, version: version, supported: ModelFile.formatVersion)
    }
  }

  func text(_ key: String) throws(ModelError) -> String {
    guard let text = file.metadata[key] else {
      throw .metadata(path: path, key: key, reason: "it is missing")
    }
    return text
  }

  func json(_ key: String) throws(ModelError) -> JSONValue {
    let text = try text(key)
    do throws(JSONError) {
      return try JSONValue.parse(text)
    } catch {
      throw .metadata(path: path, key: key, reason: "it \(error)")
    }
  }

  func classNames() throws(ModelError) -> [String] {
    guard let values = try json("class_names").arrayValue else {
      throw .metadata(path: path, key: "class_names", reason: "it is not a list")
    }
    let names = values.compactMap(\.stringValue)
    guard names.count == values.count, Set(names).count == names.count else {
      throw .metadata(path: path, key: "class_names", reason: "it is not a list of different names")
    }
    return names
  }

  func temperature() throws(ModelError) -> Double {
    let range = Self.temperatures
    guard let value = try json("calibration")["temperature"]?.doubleValue, range.contains(value)
    else {
      throw .metadata(
        path: path, key: "calibration",
        reason: "it has no temperature from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// Tasks whose network is a detector.
  private static let detectorTasks: Set = ["detect", "ctr"]

  /// What the task keeps beside the network.
  func head() throws(ModelError) -> ModelHead? {
    guard file.metadata["head"] != nil else { return nil }
    var head = ModelHead(settings: try json("head"))
    for entry in file.entries where ModelHead.owns(entry.name) {
      guard entry.type == .float32 else {
        throw .tensorType(path: path, tensor: entry.name, type: entry.type.rawValue)
      }
      let values: [Float]
      do throws(SafeTensorsError) {
        values = try file.floats(entry.name)
      } catch {
        throw .damaged(path: path, error)
      }
      guard values.allSatisfy(\.isFinite) else {
        throw .notFinite(path: path, tensor: entry.name)
      }
      head[list: ModelHead.list(in: entry.name)] = values
    }
    return head
  }

  /// Makes the network after checking that the file brings exactly the tensors that it needs.
  func network(task: String, classes: Int) throws(ModelError) -> Network {
    let description = try json("architecture")
    let architecture: Architecture
    do throws(ArchitectureError) {
      architecture = try Architecture(json: description)
    } catch {
      throw .architecture(path: path, error)
    }
    guard architecture.input.count == 3 else {
      throw .metadata(
        path: path, key: "architecture", reason: "its input is not height, width and channels")
    }
    let layout: NetworkLayout
    do throws(NetworkError) {
      layout = try NetworkLayout(architecture)
    } catch {
      throw .network(path: path, error)
    }
    let needed =
      layout.parameters.map { ($0.name, $0.shape) } + layout.state.map { ($0.name, $0.shape) }
    try checkTensors(needed)
    let outputs =
      Self.detectorTasks.contains(task)
      ? Architectures.detectorOutputCount(input: architecture.input, classes: classes) : classes
    guard layout.outputCount == outputs else {
      throw .classCount(path: path, declared: classes, computed: layout.outputCount)
    }
    let network = Network(architecture, layout: layout)
    do throws(SafeTensorsError) {
      try network.readTensors(from: file)
    } catch {
      throw .damaged(path: path, error)
    }
    for parameter in network.parameters
    where !network.unversionedWeights.slice(parameter.range).isFinite {
      throw .notFinite(path: path, tensor: parameter.name)
    }
    for tensor in network.stateTensors {
      let values = network.unversionedState.slice(tensor.range)
      guard values.isFinite else { throw .notFinite(path: path, tensor: tensor.name) }
      if tensor.isNonnegative, values.indices.contains(where: { values[$0] < 0 }) {
        throw .negative(path: path, tensor: tensor.name)
      }
    }
    return network
  }

  private func checkTensors(_ needed: [(name: String, shape: Shape)]) throws(ModelError) {
    for (name, shape) in needed {
      guard let entry = file[name] else { throw .missingTensor(path: path, tensor: name) }
      guard entry.type == .float32 || entry.type == .float16 else {
        throw .tensorType(path: path, tensor: name, type: entry.type.rawValue)
      }
      guard entry.shape == shape.dimensions else {
        throw .tensorShape(
          path: path, tensor: name, declared: entry.shape, computed: shape.dimensions)
      }
    }
    let names = Set(needed.map(\.name))
    let isOwn = { (name: String) in names.contains(name) || ModelHead.owns(name) }
    if let extra = file.entries.first(where: { !isOwn($0.name) }) {
      throw .extraTensor(path: path, tensor: extra.name)
    }
  }
}

extension Network {
  /// Copies all parameters and state tensors from a file; `prefix` stands before each name.
  ///
  /// - Throws: `SafeTensorsError` when a tensor is missing, of another type, or of another shape.
  public func readTensors(
    from file: SafeTensors, prefix: String = ""
  ) throws(SafeTensorsError) {
    parametersChanged()
    for parameter in parameters {
      try file.read(
        prefix + parameter.name, shape: parameter.shape,
        into: unversionedWeights.slice(parameter.range))
    }
    for tensor in stateTensors {
      try file.read(
        prefix + tensor.name, shape: tensor.shape, into: unversionedState.slice(tensor.range))
    }
  }
}

extension SafeTensors {
  /// Copies a tensor of 32-bit floats of a known shape.
  fileprivate func read(
    _ name: String, shape: Shape, into values: MutableFloatView
  ) throws(SafeTensorsError) {
    if let entry = self[name], entry.shape != shape.dimensions {
      throw .otherShape(tensor: name, expected: shape.dimensions, found: entry.shape)
    }
    try read(name, into: values)
  }
}

extension MutableFloatView {
  /// Whether no element is NaN or infinite.
  fileprivate var isFinite: Bool {
    // A sum of `x - x` is 0 exactly if all are finite, and the loop has no branch.
    var sum: Float = 0
    for index in indices { sum += self[index] - self[index] }
    return sum == 0
  }
}
