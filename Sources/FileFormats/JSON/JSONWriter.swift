extension JSONValue: CustomStringConvertible {
  /// The compact text.
  public var description: String { text() }

  /// The JSON text, compact or indented by two spaces with a final line end.
  ///
  /// Numbers are the shortest digits that read back as the same `Double`; NaN and infinities are
  /// `null`. Lists of numbers stay on one line.
  public func text(pretty: Bool = false) -> String {
    String(decoding: bytes(pretty: pretty), as: UTF8.self)
  }

  /// The JSON text in UTF-8.
  public func bytes(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(isPretty: pretty)
    writer.write(self, depth: 0)
    if pretty { writer.bytes.append(UInt8(ascii: "\n")) }
    return writer.bytes
  }
}

/// Appends values as text.
private struct JSONWriter {
  let isPretty: Bool
  var bytes: [UInt8] = []

  init(isPretty: Bool) { self.isPretty = isPretty }

  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value): bytes += (value.isFinite ? value.description : "null").utf8
    case .string(let value): write(value)
    case .array(let elements):
      let isPlain = elements.allSatisfy { $0.doubleValue != nil || $0.boolValue != nil }
      list("[", "]", count: elements.count, depth: depth, isPlain: isPlain) { writer, index in
        writer.write(elements[index], depth: depth + 1)
      }
    case .object(let object):
      list("{", "}", count: object.count, depth: depth, isPlain: false) { writer, index in
        writer.write(object.pairs[index].key)
        writer.bytes += (writer.isPretty ? ": " : ":").utf8
        writer.write(object.pairs[index].value, depth: depth + 1)
      }
    }
  }

  /// Elements between brackets; plain ones share a line.
  private mutating func list(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, count: Int, depth: Int, isPlain: Bool,
    element: (inout JSONWriter, Int) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for index in 0..<count {
      if index > 0 { bytes += (isPretty && isPlain ? ", " : ",").utf8 }
      if isPretty && !isPlain { newLine(depth + 1) }
      element(&self, index)
    }
    if isPretty && !isPlain && count > 0 { newLine(depth) }
    bytes.append(UInt8(ascii: close))
  }

  private mutating func newLine(_ depth: Int) {
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x0a: bytes += "\\n".utf8
      case 0x0d: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20: bytes += "\\u00\(hexadecimal([byte]))".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
