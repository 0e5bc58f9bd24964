/// The extents of a tensor, outermost first, row-major.
///
/// Pictures are `[batch, height, width, channels]`, vectors `[batch, features]`.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
  /// The extents, outermost first; none is negative.
  public let dimensions: [Int]

  /// Creates a shape from its extents.
  ///
  /// - Precondition: no extent is negative and the element count fits in `Int`.
  public init(_ dimensions: [Int]) {
    precondition(
      Self.count(of: dimensions) != nil,
      "extents must not be negative nor overflow, got \(dimensions)")
    self.dimensions = dimensions
  }

  /// Creates a shape from its extents.
  public init(_ dimensions: Int...) {
    self.init(dimensions)
  }

  /// The product of the extents, or `nil` when one is negative or the product overflows.
  public static func count(of dimensions: [Int]) -> Int? {
    var count = 1
    for extent in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      if extent < 0 || overflow { return nil }
      count = product
    }
    return count
  }

  /// The number of elements.
  public var count: Int { dimensions.reduce(1, *) }

  /// The number of extents.
  public var rank: Int { dimensions.count }

  /// The extent of one axis.
  public subscript(axis: Int) -> Int { dimensions[axis] }

  /// The first extent.
  public var batch: Int { dimensions[0] }

  /// The height of `[batch, height, width, channels]`.
  public var height: Int { dimensions[1] }

  /// The width of `[batch, height, width, channels]`.
  public var width: Int { dimensions[2] }

  /// The last extent: channels of pictures, features of vectors.
  public var channels: Int { dimensions[dimensions.count - 1] }

  /// The elements of one image or vector of the batch.
  public var countPerSample: Int { dimensions.dropFirst().reduce(1, *) }

  /// The same shape with another batch.
  public func batched(_ batch: Int) -> Shape { Shape([batch] + dimensions.dropFirst()) }

  /// The extents joined with `x`, as in `64x28x28x1`.
  public var description: String { dimensions.map(String.init).joined(separator: "x") }
}

extension Shape: Codable {
  /// Reads a list of extents, refusing negative ones and overflow.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let dimensions = try container.decode([Int].self)
    guard Self.count(of: dimensions) != nil else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "extents negative or too large: \(dimensions)")
    }
    self.dimensions = dimensions
  }

  /// Writes the list of extents.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(dimensions)
  }
}
