import FileFormats
import Tensors

/// A file in the safetensors format: named tensors and a dictionary of texts, nothing executable.
///
/// Layout: the header's length as 8 bytes (little-endian), the header as JSON, then the data of the
/// tensors without gaps. The reader refuses what the reference reader refuses (overlaps, holes,
/// trailing bytes, overflow, sizes that do not match) and duplicate keys besides.
public struct SafeTensors: Sendable {
  /// The longest header that is read.
  public static let headerLimit = 16 << 20

  /// The texts of `__metadata__`.
  public let metadata: [String: String]

  /// The tensors in the order of their data.
  public let entries: [Entry]

  private let positions: [String: Int]
  private let bytes: [UInt8]

  /// One tensor: its type, shape, and place in the file.
  public struct Entry: Hashable, Sendable {
    /// The name.
    public let name: String

    /// The element type, as in `F32`.
    public let type: ElementType

    /// The extents, outermost first; none for a scalar.
    public let shape: [Int]

    /// Where the data lies, in bytes of the whole file.
    public let range: Range<Int>

    /// The number of elements.
    public var count: Int { range.count / type.width }
  }

  /// Reads a whole file from memory.
  public init(bytes: [UInt8]) throws(SafeTensorsError) {
    let header = try SafeTensorsHeader(bytes: bytes)
    metadata = header.metadata
    entries = header.entries
    var positions: [String: Int] = [:]
    for (position, entry) in header.entries.enumerated() { positions[entry.name] = position }
    self.positions = positions
    self.bytes = bytes
  }

  /// The tensor of a name, or `nil`.
  public subscript(name: String) -> Entry? { positions[name].map { entries[$0] } }

  /// Copies a tensor of 32-bit floats, or of 16-bit ones as 32-bit ones.
  ///
  /// - Precondition: `values` has as many elements as the tensor.
  public func read(_ name: String, into values: MutableFloatView) throws(SafeTensorsError) {
    let isHalf = self[name]?.type == .float16
    let entry = try entry(name, of: isHalf ? .float16 : .float32)
    precondition(
      entry.count == values.count,
      "the tensor \(name) has \(entry.count) elements, the view \(values.count)")
    bytes[entry.range].withUnsafeBytes { source in
      if isHalf {
        for index in values.indices {
          values[index] = HalfFloat.value(
            UInt16(littleEndian: source.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self)))
        }
        return
      }
      // unsafe: a byte copy of equal size; the file's data need not be aligned.
      UnsafeMutableRawBufferPointer(start: values.base, count: source.count)
        .copyMemory(from: source)
    }
  }

  /// A tensor of 32-bit floats as an array.
  public func floats(_ name: String) throws(SafeTensorsError) -> [Float] {
    let entry = try entry(name, of: .float32)
    return bytes[entry.range].withUnsafeBytes { source in
      (0..<entry.count).map { source.loadUnaligned(fromByteOffset: 4 * $0, as: Float.self) }
    }
  }

  /// A tensor of 32-bit integers as an array.
  public func integers(_ name: String) throws(SafeTensorsError) -> [Int] {
    let entry = try entry(name, of: .int32)
    return bytes[entry.range].withUnsafeBytes { source in
      (0..<entry.count).map { Int(source.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self)) }
    }
  }

  private func entry(_ name: String, of type: ElementType) throws(SafeTensorsError) -> Entry {
    guard let entry = self[name] else { throw .missing(tensor: name) }
    guard entry.type == type else {
      throw .otherType(tensor: name, expected: type.rawValue, found: entry.type.rawValue)
    }
    return entry
  }
}
