import Kernels
import Tensors

/// Why a layer cannot take an input.
public enum PlanError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The input has another number of extents than the layer works on.
  case rank(expected: Int, input: Shape)

  /// The channels cannot be split into the groups.
  case groups(channels: Int, filters: Int, groups: Int)

  /// The window does not fit into the padded input.
  case windowTooLarge(window: [Int], input: Shape)

  /// A pooling window could lie in the padding altogether.
  case padding(Padding, window: [Int])

  /// The two operands of a sum differ.
  case operands(body: Shape, shortcut: Shape)

  /// An extent is zero, or the element count is beyond what a tensor may have.
  case size([Int])

  /// One line: what was expected and what was given.
  public var description: String {
    switch self {
    case .rank(let expected, let input):
      "expects an input with \(expected) extents, got \(input)"
    case .groups(let channels, let filters, let groups):
      "\(groups) groups do not divide both \(channels) channels and \(filters) filters evenly"
    case .windowTooLarge(let window, let input):
      "a window of \(window.map(String.init).joined(separator: "x")) does not fit into \(input)"
    case .padding(let padding, let window):
      "a padding of \(padding.top), \(padding.left), \(padding.bottom), \(padding.right) is not "
        + "smaller than the window \(window.map(String.init).joined(separator: "x"))"
    case .operands(let body, let shortcut):
      "body gives \(body) but the shortcut gives \(shortcut)"
    case .size(let dimensions):
      "a tensor of \(dimensions.map(String.init).joined(separator: "x")) is empty or too large"
    }
  }
}

extension Shape {
  /// The largest element count of one tensor; sums of a few thousand of them stay far from overflow.
  static let elementLimit = 1 << 40

  /// A shape from extents that come from a file, so may be anything.
  static func checked(_ dimensions: [Int]) throws(PlanError) -> Shape {
    guard let count = Shape.count(of: dimensions), count > 0, count <= elementLimit else {
      throw .size(dimensions)
    }
    return Shape(dimensions)
  }

  /// Checks that this is `[batch, height, width, channels]`.
  func requireRank(_ expected: Int) throws(PlanError) {
    guard rank == expected else { throw .rank(expected: expected, input: self) }
  }
}
