import FileFormats

/// Why a safetensors file was refused.
public enum SafeTensorsError: Error, Hashable, Sendable {
  /// The file ends before its header does, or within the 8 bytes of the header's length.
  case truncatedHeader(declared: Int, available: Int)

  /// The header is longer than allowed; most likely the file is of another kind.
  case headerTooLarge(declared: UInt64, limit: Int)

  /// The header is not the JSON of a safetensors file.
  case header(JSONError)

  /// The header is JSON, but not an object.
  case headerNotAnObject

  /// A metadata value is not a text.
  case metadataNotText(key: String)

  /// The entry of a tensor lacks a part or has one of the wrong type.
  case entry(tensor: String, reason: String)

  /// The element type is not one of the format's.
  case unknownType(tensor: String, type: String)

  /// The extents multiply to more bytes than can be counted.
  case shapeOverflow(tensor: String, shape: [Int])

  /// The offsets span other bytes than shape and type need.
  case sizeMismatch(tensor: String, declared: Int, computed: Int)

  /// The data ends before a tensor does.
  case truncatedData(tensor: String, declared: Int, available: Int)

  /// A tensor starts before the one before it ends.
  case overlap(tensor: String, other: String)

  /// Bytes before a tensor, or after the last one (`nil`), belong to no tensor.
  case hole(before: String?, bytes: Int)

  /// The tensor that was asked for is not there.
  case missing(tensor: String)

  /// The tensor that was asked for has another element type.
  case otherType(tensor: String, expected: String, found: String)

  /// The tensor that was asked for has another shape.
  case otherShape(tensor: String, expected: [Int], found: [Int])
}

extension SafeTensorsError: CustomStringConvertible {
  /// One line, without the path, which the caller knows.
  public var description: String {
    switch self {
    case .truncatedHeader(let declared, let available):
      "the header needs \(declared) bytes but the file has \(available)"
    case .headerTooLarge(let declared, let limit):
      "the header claims \(declared) bytes, more than the \(limit) allowed"
    case .header(let error): "the header \(error)"
    case .headerNotAnObject: "the header is not a JSON object"
    case .metadataNotText(let key): "the metadata \(quoted(key)) is not a text"
    case .entry(let tensor, let reason): "the tensor \(quoted(tensor)) \(reason)"
    case .unknownType(let tensor, let type):
      "the tensor \(quoted(tensor)) is of the unknown type \(quoted(type))"
    case .shapeOverflow(let tensor, let shape):
      "the extents \(shape) of the tensor \(quoted(tensor)) overflow"
    case .sizeMismatch(let tensor, let declared, let computed):
      "the tensor \(quoted(tensor)) spans \(declared) bytes but its shape needs \(computed)"
    case .truncatedData(let tensor, let declared, let available):
      "the tensor \(quoted(tensor)) ends at byte \(declared) of \(available)"
    case .overlap(let tensor, let other):
      "the tensors \(quoted(other)) and \(quoted(tensor)) overlap"
    case .hole(let tensor?, let bytes):
      "\(bytes) bytes before the tensor \(quoted(tensor)) belong to none"
    case .hole(nil, let bytes): "\(bytes) bytes after the last tensor belong to none"
    case .missing(let tensor): "the tensor \(quoted(tensor)) is missing"
    case .otherType(let tensor, let expected, let found):
      "the tensor \(quoted(tensor)) is of the type \(found) where \(expected) is needed"
    case .otherShape(let tensor, let expected, let found):
      "the tensor \(quoted(tensor)) has the shape \(found) where \(expected) is needed"
    }
  }
}
