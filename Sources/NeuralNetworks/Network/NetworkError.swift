import FileFormats
import Tensors

/// Why a network or a session cannot be made.
public enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A layer cannot take what the one before it gives.
  case layer(name: String, kind: String, PlanError)

  /// The network has no layer.
  case empty

  /// An input of this shape needs parameters of another shape, as for a dense layer after a flatten.
  case parameterShape(name: String, network: Shape, input: Shape, needed: Shape)

  /// The input has another number of extents or channels than the network was made for.
  case input(expected: [Int], given: Shape)

  /// The network has no part of this full name.
  case unknownPart(String)

  /// The memory for one session is beyond the limit.
  case tooMuchMemory(bytes: Int, limit: Int)

  /// One line: the layer, and what is wrong.
  public var description: String {
    switch self {
    case .layer(let name, let kind, let error): "the layer \(quoted(name)) (\(kind)): \(error)"
    case .empty: "the network has no layer"
    case .parameterShape(let name, let network, let input, let needed):
      "an input of \(input) would need \(quoted(name)) to be \(needed), but it is \(network)"
    case .input(let expected, let given):
      "the network takes \(expected.map(String.init).joined(separator: "x")) per image, "
        + "got a batch of \(given)"
    case .unknownPart(let name): "the network has no part \(quoted(name))"
    case .tooMuchMemory(let bytes, let limit):
      "the network needs \(grouped(bytes)) bytes for its values, more than \(grouped(limit)); "
        + "use a smaller batch or image size"
    }
  }
}
