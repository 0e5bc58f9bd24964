extension JSONValue {
  /// Parses a text in strict JSON (RFC 8259): UTF-8 without a byte order mark, one value, every key
  /// once, no comments, no trailing commas, no lone surrogates, no number beyond `Double`.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - maximumDepth: how deep arrays and objects may be nested.
  ///   - acceptsNaN: whether `NaN`, `Infinity` and `-Infinity` are numbers, as Python writes them.
  public static func parse(
    _ bytes: [UInt8], maximumDepth: Int = 64, acceptsNaN: Bool = false
  ) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth, acceptsNaN: acceptsNaN)
    return try parser.document()
  }

  /// Parses a text in strict JSON.
  public static func parse(_ text: String, maximumDepth: Int = 64) throws(JSONError) -> JSONValue {
    try parse(Array(text.utf8), maximumDepth: maximumDepth)
  }
}

/// A recursive-descent parser of strict JSON.
struct JSONParser {
  /// The text.
  let bytes: [UInt8]

  /// How deep values may be nested.
  let maximumDepth: Int

  /// Whether numbers may be none.
  let acceptsNaN: Bool

  /// The next byte to read.
  private var position = 0

  init(bytes: [UInt8], maximumDepth: Int, acceptsNaN: Bool = false) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    self.acceptsNaN = acceptsNaN
  }

  /// One value with nothing but white space around it.
  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
      throw syntax("it starts with a byte order mark; save it as UTF-8 without one")
    }
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    if position < bytes.count { throw syntax("something follows the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    switch peek {
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "N") where acceptsNaN: return try word("NaN", .number(.nan))
    case UInt8(ascii: "I") where acceptsNaN: return try word("Infinity", .number(.infinity))
    case UInt8(ascii: "-"):
      guard acceptsNaN, bytes[position...].starts(with: "-I".utf8) else { return try number() }
      return try word("-Infinity", .number(-.infinity))
    case let byte? where isDigit(byte): return try number()
    case nil: throw syntax("the text ends where a value is expected")
    default: throw syntax("a value is expected")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    if depth > maximumDepth { throw .tooDeep(limit: maximumDepth) }
    var object = JSONObject()
    position += 1
    skipSpace()
    if accept("}") { return object }
    while true {
      guard peek == UInt8(ascii: "\"") else { throw syntax("a key in quotes is expected") }
      let start = position
      let key = try string()
      if object[key] != nil {
        let (line, column) = place(of: start)
        throw .duplicateKey(key, line: line, column: column)
      }
      skipSpace()
      guard accept(":") else { throw syntax("a colon is expected") }
      skipSpace()
      object[key] = try value(depth: depth)
      skipSpace()
      if accept("}") { return object }
      guard accept(",") else { throw syntax("a comma or } is expected") }
      skipSpace()
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    if depth > maximumDepth { throw .tooDeep(limit: maximumDepth) }
    var elements: [JSONValue] = []
    position += 1
    skipSpace()
    if accept("]") { return elements }
    while true {
      elements.append(try value(depth: depth))
      skipSpace()
      if accept("]") { return elements }
      guard accept(",") else { throw syntax("a comma or ] is expected") }
      skipSpace()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw syntax("a value is expected") }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    accept("-")
    if accept("0") {
      if isDigit(peek) { throw syntax("a number must not start with a zero") }
    } else {
      try digits()
    }
    var isInteger = true
    if accept(".") {
      isInteger = false
      try digits()
    }
    if accept("e") || accept("E") {
      isInteger = false
      if !accept("+") { accept("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, text != "-0", let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else {
      position = start
      throw syntax("a number is too large")
    }
    return .number(value)
  }

  private mutating func digits() throws(JSONError) {
    guard isDigit(peek) else { throw syntax("a digit is expected") }
    while isDigit(peek) { position += 1 }
  }

  /// A text in quotes: runs without escapes are taken whole.
  private mutating func string() throws(JSONError) -> String {
    position += 1
    var text = ""
    var start = position
    while true {
      guard let byte = peek else { throw syntax("a text in quotes does not end") }
      switch byte {
      case UInt8(ascii: "\""):
        text += try utf8(start..<position)
        position += 1
        return text
      case UInt8(ascii: "\\"):
        text += try utf8(start..<position)
        position += 1
        text.unicodeScalars.append(try escape())
        start = position
      case 0..<0x20: throw syntax("a control character must be escaped")
      default: position += 1
      }
    }
  }

  private func utf8(_ range: Range<Int>) throws(JSONError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw syntax("a text is not UTF-8")
    }
    return text
  }

  /// The character after a backslash.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = peek else { throw syntax("a text in quotes does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw syntax("an unknown escape")
    }
  }

  /// The character of `\uXXXX`, or of two that form a surrogate pair.
  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xdc00, accept("\\"), accept("u") else {
      throw syntax("half of a surrogate pair")
    }
    let second = try hexadecimalUnit()
    guard (0xdc00..<0xe000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xd800) << 10 + (second - 0xdc00))
    else { throw syntax("half of a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimalUnit() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
      else { throw syntax("four hexadecimal digits are expected") }
      unit = unit << 4 + UInt32(digit)
      position += 1
    }
    return unit
  }

  /// The next byte, or `nil` at the end.
  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func isDigit(_ byte: UInt8?) -> Bool {
    byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
  }

  /// Steps over an ASCII character if it comes next.
  @discardableResult
  private mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      position += 1
    }
  }

  private func syntax(_ reason: String) -> JSONError {
    let (line, column) = place(of: position)
    return .syntax(reason: reason, line: line, column: column)
  }

  /// The line and the column in bytes of a position, both from 1.
  private func place(of position: Int) -> (line: Int, column: Int) {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == 0x0a } + 1
    let start = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
    return (line, position - start + 1)
  }
}
