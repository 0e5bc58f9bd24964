import FileFormats
import Tensors

/// Collects tensors of floats and gives the bytes of a safetensors file.
///
/// The bytes depend on nothing but what was added: tensors and metadata are ordered by name, and the
/// header is padded with spaces so that the data starts on a multiple of 8.
public struct SafeTensorsWriter {
  /// The texts of `__metadata__`.
  public var metadata: [String: String]

  private var tensors: [String: Tensor] = [:]

  /// A tensor to write.
  private struct Tensor {
    let shape: [Int]
    let values: FloatView
    let type: SafeTensors.ElementType
    var byteCount: Int { values.count * type.width }
  }

  /// Creates a writer without tensors.
  public init(metadata: [String: String] = [:]) { self.metadata = metadata }

  /// Adds a tensor, whose values are read when the bytes are made.
  ///
  /// - Parameter isHalf: writes 16-bit floats, each the nearest to its value.
  /// - Precondition: the name is new and the shape has as many elements as `values`.
  public mutating func add(
    _ name: String, shape: [Int], values: FloatView, isHalf: Bool = false
  ) {
    precondition(tensors[name] == nil && name != "__metadata__", "\(name) is taken")
    precondition(
      Shape.count(of: shape) == values.count,
      "the shape \(shape) of \(name) does not fit \(values.count) values")
    tensors[name] = Tensor(shape: shape, values: values, type: isHalf ? .float16 : .float32)
  }

  /// The file.
  public func bytes() -> [UInt8] {
    let sorted = tensors.sorted { $0.key < $1.key }
    var header = JSONObject()
    if !metadata.isEmpty {
      header["__metadata__"] = JSONValue(
        metadata.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) })
    }
    var offset = 0
    for (name, tensor) in sorted {
      let end = offset + tensor.byteCount
      header[name] = [
        "dtype": .string(tensor.type.rawValue), "shape": .array(tensor.shape.map { .integer($0) }),
        "data_offsets": [.integer(offset), .integer(end)],
      ]
      offset = end
    }
    var text = JSONValue.object(header).bytes()
    while text.count % 8 != 0 { text.append(UInt8(ascii: " ")) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + text.count + offset)
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: text.count >> (8 * shift))) }
    bytes += text
    for (_, tensor) in sorted {
      if tensor.type == .float16 {
        for index in tensor.values.indices {
          let bits = HalfFloat.bits(tensor.values[index])
          bytes.append(UInt8(truncatingIfNeeded: bits))
          bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
        }
        continue
      }
      // unsafe: the floats as little-endian bytes, which every supported machine stores.
      bytes.append(
        contentsOf: UnsafeRawBufferPointer(
          start: tensor.values.base, count: tensor.values.count * MemoryLayout<Float>.size))
    }
    return bytes
  }
}
