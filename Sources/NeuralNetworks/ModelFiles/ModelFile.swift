import FileFormats
import Tensors

/// A trained model: the network with its weights, and what is needed to use it on a picture.
///
/// It is a safetensors file whose `__metadata__` holds JSON texts. Nothing in it is executed, no path
/// in it is opened, and its bytes depend on nothing but its content.
public struct ModelFile: Sendable {
  /// What the model does, as in `classify`.
  public var task: String

  /// The names of the outputs, in their order.
  public var classNames: [String]

  /// How a picture becomes an input; the module `Images` reads and writes it.
  public var preprocessing: JSONValue

  /// Logits are divided by it before the softmax; 1 leaves them as they are.
  public var temperature: Double

  /// How the model came about: data, options, metrics; no clock, host or path.
  public var provenance: JSONValue

  /// What the task keeps beside the network; `nil` for nothing.
  public var head: ModelHead?

  /// The network.
  public let network: Network

  /// The newest version of the format that this code reads, and the one that it writes.
  public static let formatVersion = 1

  /// The value of the metadata `format`.
  static let format = "adlens-model"

  /// Describes a model.
  ///
  /// - Precondition: the temperature is positive and finite.
  public init(
    task: String = "classify", classNames: [String], preprocessing: JSONValue,
    temperature: Double = 1, provenance: JSONValue = .object([:]), head: ModelHead? = nil,
    network: Network
  ) {
    precondition(
      temperature > 0 && temperature.isFinite, "a temperature is positive, got \(temperature)")
    self.task = task
    self.classNames = classNames
    self.preprocessing = preprocessing
    self.temperature = temperature
    self.provenance = provenance
    self.head = head
    self.network = network
  }

  /// The file.
  ///
  /// - Parameter isHalf: keeps weights as 16-bit floats where none of them is too large for it; what
  ///   normalization has counted stays as it is. Such a file is half as large, and is read like any other.
  public func bytes(isHalf: Bool = false) -> [UInt8] {
    var metadata = [
      "format": Self.format, "format_version": String(Self.formatVersion), "task": task,
      "architecture": network.architecture.json.text(),
      "class_names": JSONValue.array(classNames.map { .string($0) }).text(),
      "preprocessing": preprocessing.text(),
      "calibration": JSONValue.object(["temperature": .number(temperature)]).text(),
      "provenance": provenance.text(),
    ]
    metadata["head"] = head?.settings.text()
    var writer = SafeTensorsWriter(metadata: metadata)
    network.addTensors(to: &writer, isHalf: isHalf)
    head?.addTensors(to: &writer)
    return writer.bytes()
  }

  /// Writes the file atomically, with weights as `bytes(isHalf:)` keeps them.
  public func save(to path: String, isHalf: Bool = false) throws(ModelError) {
    do throws(FileError) {
      try AtomicFile.write(bytes(isHalf: isHalf), to: path)
    } catch {
      throw .file(error)
    }
  }
}

extension Network {
  /// Adds all parameters and state tensors to a file; `prefix` goes before each name.
  ///
  /// - Parameter isHalf: writes parameters as 16-bit floats where none of them is too large for it.
  public func addTensors(
    to writer: inout SafeTensorsWriter, prefix: String = "", isHalf: Bool = false
  ) {
    for parameter in parameters {
      let values = unversionedWeights.slice(parameter.range).readOnly
      let fits = values.indices.allSatisfy {
        abs(values[$0]) <= HalfFloat.greatestFiniteMagnitude
      }
      writer.add(
        prefix + parameter.name, shape: parameter.shape.dimensions, values: values,
        isHalf: isHalf && fits)
    }
    for tensor in stateTensors {
      writer.add(
        prefix + tensor.name, shape: tensor.shape.dimensions,
        values: unversionedState.slice(tensor.range).readOnly)
    }
  }
}
