/// A parser of XML documents without a document type.
struct XMLTreeParser {
  /// The document.
  let bytes: [UInt8]

  /// How deep elements may be nested.
  let maximumDepth: Int

  private var position = 0

  init(bytes: [UInt8], maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  /// The one element of the document.
  mutating func document() throws(XMLError) -> XMLTree {
    if starts(with: "\u{feff}") { position += 3 }
    guard String(validating: bytes[position...], as: UTF8.self) != nil else {
      throw error("the text is not in UTF-8")
    }
    try skipBetweenElements()
    guard peek == UInt8(ascii: "<") else { throw error("expected a tag") }
    let root = try element(depth: 1)
    try skipBetweenElements()
    guard position == bytes.count else { throw error("something follows the closing tag") }
    return root
  }

  /// Declarations, comments and white space.
  private mutating func skipBetweenElements() throws(XMLError) {
    while true {
      skipSpace()
      if starts(with: "<!--") {
        try skip(behind: "-->")
      } else if starts(with: "<?") {
        try skip(behind: "?>")
      } else if starts(with: "<!") {
        throw error("a document type declaration is not read")
      } else {
        return
      }
    }
  }

  private mutating func element(depth: Int) throws(XMLError) -> XMLTree {
    guard depth <= maximumDepth else { throw error("nested deeper than \(maximumDepth) levels") }
    position += 1
    let name = try name()
    var element = XMLTree(name: name)
    guard try !skipAttributes() else { return element }
    var text: [UInt8] = []
    while true {
      guard let byte = peek else { throw error("<\(name)> is not closed") }
      if byte == UInt8(ascii: "&") {
        text += try reference()
      } else if byte != UInt8(ascii: "<") {
        text.append(byte)
        position += 1
      } else if starts(with: "</") {
        position += 2
        let closing = try self.name()
        guard closing == name else { throw error("</\(closing)> closes <\(name)>") }
        skipSpace()
        guard accept(">") else { throw error("expected > behind </\(closing)") }
        element.text = Self.trimmed(text)
        return element
      } else if starts(with: "<!--") {
        try skip(behind: "-->")
      } else if starts(with: "<![CDATA[") {
        let start = position + 9
        try skip(behind: "]]>")
        text += bytes[start..<position - 3]
      } else if starts(with: "<?") {
        try skip(behind: "?>")
      } else {
        element.children.append(try self.element(depth: depth + 1))
      }
    }
  }

  /// Passes over `name="value"` and the end of a tag; `true` when the tag closes itself.
  private mutating func skipAttributes() throws(XMLError) -> Bool {
    while true {
      skipSpace()
      if accept(">") { return false }
      if starts(with: "/>") {
        position += 2
        return true
      }
      _ = try name()
      skipSpace()
      guard accept("=") else { throw error("expected = behind the name of an attribute") }
      skipSpace()
      guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = bytes[(position + 1)...].firstIndex(of: quote)
      else { throw error("the value of an attribute must stand in quotes") }
      guard !bytes[position..<end].contains(UInt8(ascii: "<")) else {
        throw error("< within the value of an attribute")
      }
      position = end + 1
    }
  }

  private mutating func name() throws(XMLError) -> String {
    let start = position
    while let byte = peek, Self.isNameByte(byte) { position += 1 }
    guard position > start else { throw error("expected a name") }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The character that `&…;` stands for.
  private mutating func reference() throws(XMLError) -> [UInt8] {
    guard let end = bytes[position...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      throw error("& begins no entity; a plain one is written &amp;")
    }
    let word = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
    let text: String? =
      switch word {
      case "amp": "&"
      case "lt": "<"
      case "gt": ">"
      case "quot": "\""
      case "apos": "'"
      default: Self.scalar(word).map { String($0) }
      }
    guard let text else { throw error("the entity &\(printable(word)); is not known") }
    position = end + 1
    return Array(text.utf8)
  }

  /// The character of `#65` or `#x41`.
  private static func scalar(_ word: String) -> Character? {
    guard word.hasPrefix("#") else { return nil }
    let isHexadecimal = word.hasPrefix("#x")
    let digits = word.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), value > 0
    else { return nil }
    return Unicode.Scalar(value).map(Character.init)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: scalar) else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, Self.isSpace(byte) { position += 1 }
  }

  private mutating func skip(behind end: String) throws(XMLError) {
    let start = position
    while position < bytes.count {
      if starts(with: end) {
        position += end.utf8.count
        return
      }
      position += 1
    }
    position = start
    throw error("\(end) is missing")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0a, 0x0d].contains(byte) }

  /// Letters, digits, `_`, `-`, `.`, `:` and everything beyond ASCII.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3a, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x80...: true
    default: false
    }
  }

  private static func trimmed(_ text: [UInt8]) -> String {
    guard let first = text.firstIndex(where: { !isSpace($0) }),
      let last = text.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: text[first...last], as: UTF8.self)
  }

  private func error(_ reason: String) -> XMLError {
    XMLError(line: bytes[..<position].count { $0 == 0x0a } + 1, reason: reason)
  }
}
