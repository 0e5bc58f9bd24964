import FileFormats
import Tensors

/// The parsed and checked header of a safetensors file.
struct SafeTensorsHeader {
  /// The texts of `__metadata__`.
  private(set) var metadata: [String: String] = [:]

  /// The tensors in the order of their data, which they cover without gap or overlap.
  private(set) var entries: [SafeTensors.Entry] = []

  /// Bytes of the header's length.
  private static let lengthWidth = 8

  init(bytes: [UInt8]) throws(SafeTensorsError) {
    guard bytes.count >= Self.lengthWidth else {
      throw .truncatedHeader(declared: Self.lengthWidth, available: bytes.count)
    }
    let declared = bytes[..<Self.lengthWidth].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard declared <= UInt64(SafeTensors.headerLimit) else {
      throw .headerTooLarge(declared: declared, limit: SafeTensors.headerLimit)
    }
    let start = Self.lengthWidth + Int(declared)
    guard start <= bytes.count else {
      throw .truncatedHeader(declared: start, available: bytes.count)
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue.parse(Array(bytes[Self.lengthWidth..<start]), maximumDepth: 8)
    } catch {
      throw .header(error)
    }
    guard let object = json.objectValue else { throw .headerNotAnObject }
    for pair in object.pairs {
      if pair.key == "__metadata__" {
        try readMetadata(pair.value)
      } else {
        entries.append(try Self.entry(pair.key, pair.value, dataStart: start))
      }
    }
    entries.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    try checkCoverage(of: start..<bytes.count)
  }

  private mutating func readMetadata(_ value: JSONValue) throws(SafeTensorsError) {
    guard let object = value.objectValue else { throw .metadataNotText(key: "__metadata__") }
    for pair in object.pairs {
      guard let text = pair.value.stringValue else { throw .metadataNotText(key: pair.key) }
      metadata[pair.key] = text
    }
  }

  private static func entry(
    _ name: String, _ value: JSONValue, dataStart: Int
  ) throws(SafeTensorsError) -> SafeTensors.Entry {
    guard let typeName = value["dtype"]?.stringValue else {
      throw .entry(tensor: name, reason: "has no \"dtype\"")
    }
    guard let type = SafeTensors.ElementType(rawValue: typeName) else {
      throw .unknownType(tensor: name, type: typeName)
    }
    let shape = try naturals(value["shape"], of: name, key: "shape")
    let offsets = try naturals(value["data_offsets"], of: name, key: "data_offsets")
    guard offsets.count == 2, offsets[0] <= offsets[1] else {
      throw .entry(tensor: name, reason: "has offsets that are not a start and an end")
    }
    guard let count = Shape.count(of: shape) else {
      throw .shapeOverflow(tensor: name, shape: shape)
    }
    let (size, overflow) = count.multipliedReportingOverflow(by: type.width)
    guard !overflow else { throw .shapeOverflow(tensor: name, shape: shape) }
    guard size == offsets[1] - offsets[0] else {
      throw .sizeMismatch(tensor: name, declared: offsets[1] - offsets[0], computed: size)
    }
    let (end, endOverflow) = offsets[1].addingReportingOverflow(dataStart)
    guard !endOverflow else {
      throw .entry(tensor: name, reason: "has offsets beyond what can be counted")
    }
    return SafeTensors.Entry(name: name, type: type, shape: shape, range: end - size..<end)
  }

  /// A list of integers that are not negative; `1.0` is not an integer.
  private static func naturals(
    _ value: JSONValue?, of name: String, key: String
  ) throws(SafeTensorsError) -> [Int] {
    guard let values = value?.arrayValue else {
      throw .entry(tensor: name, reason: "has no list \"\(key)\"")
    }
    var naturals: [Int] = []
    for value in values {
      guard case .integer(let natural) = value, natural >= 0 else {
        throw .entry(tensor: name, reason: "has a \"\(key)\" that is not made of counts")
      }
      naturals.append(natural)
    }
    return naturals
  }

  /// Checks that the entries, sorted by place, cover the data exactly.
  private func checkCoverage(of data: Range<Int>) throws(SafeTensorsError) {
    var position = data.lowerBound
    var previous = ""
    for entry in entries {
      if entry.range.upperBound > data.upperBound {
        throw .truncatedData(
          tensor: entry.name, declared: entry.range.upperBound, available: data.upperBound)
      }
      if entry.range.lowerBound < position {
        throw .overlap(tensor: entry.name, other: previous)
      }
      if entry.range.lowerBound > position {
        throw .hole(before: entry.name, bytes: entry.range.lowerBound - position)
      }
      position = entry.range.upperBound
      previous = entry.name
    }
    if position < data.upperBound { throw .hole(before: nil, bytes: data.upperBound - position) }
  }
}
