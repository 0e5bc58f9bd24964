import FileFormats

/// What `data.yaml` says: the part of YAML that such files use, which is keys with a value, a list or a
/// map on one line or indented below.
struct YOLOSettings {
  /// The folder that the other paths start from.
  var path: String?

  /// The folders, or files with lists of images, of each side.
  var places: [(split: Split, path: String)] = []

  /// The names of the classes by index.
  var names: [String] = []

  init() {}

  /// Reads the lines of a file; what is not understood is passed over.
  init(_ lines: [(number: Int, text: Substring)]) {
    var key = ""
    var map: [Int: String] = [:]
    for line in lines {
      let text = Self.withoutComment(line.text)
      guard !text.isEmpty, text != "---" else { continue }
      if text.hasPrefix("- ") || text == "-" {
        take(key, Self.value(text.dropFirst()), &map)
        continue
      }
      guard let colon = text.firstIndex(of: ":") else { continue }
      let word = Self.value(text[..<colon])
      let rest = text[text.index(after: colon)...].trimmingSpace
      if key == "names", let index = Int(word) {
        if Self.indices.contains(index) { map[index] = Self.value(rest) }
        continue
      }
      key = word
      if rest.hasPrefix("[") || rest.hasPrefix("{") {
        let isMap = rest.hasPrefix("{")
        for item in Self.items(rest, areUnquoted: !isMap) {
          if isMap { takePair(key, item, &map) } else { take(key, item, &map) }
        }
      } else if !rest.isEmpty {
        take(key, Self.value(rest), &map)
      }
    }
    if let last = map.keys.max() {
      names = (0...last).map { map[$0] ?? "class\($0)" }
    }
  }

  /// The indices that a class may have.
  private static let indices = 0..<100_000

  /// Takes `0: dog` of a map in braces.
  private mutating func takePair(_ key: String, _ item: String, _ map: inout [Int: String]) {
    guard key == "names" else { return take(key, Self.value(item[...]), &map) }
    let parts = item.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let index = Int(Self.value(parts[0])), Self.indices.contains(index)
    else { return }
    map[index] = Self.value(parts[1])
  }

  private mutating func take(_ key: String, _ value: String, _ map: inout [Int: String]) {
    guard !value.isEmpty else { return }
    switch key {
    case "path": path = value
    case "names":
      if Self.indices.contains(map.count) { map[map.count] = value }
    default:
      if let split = Split(named: key) { places.append((split, value)) }
    }
  }

  /// The items between brackets or braces; commas in quotes are part of them.
  ///
  /// - Parameter areUnquoted: whether quotes around a whole item are taken off.
  private static func items(_ text: Substring, areUnquoted: Bool) -> [String] {
    var items: [String] = []
    var item = ""
    var quote: Character?
    for character in text.dropFirst() {
      if let open = quote {
        if character == open { quote = nil }
        item.append(character)
      } else if character == "\"" || character == "'" {
        quote = character
        item.append(character)
      } else if character == "," || character == "]" || character == "}" {
        items.append(areUnquoted ? value(item[...]) : item)
        item = ""
      } else {
        item.append(character)
      }
    }
    return items
  }

  /// A plain or quoted value.
  private static func value(_ text: Substring) -> String {
    let text = text.trimmingSpace
    for quote in ["\"", "'"] where text.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote)
    {
      let inside = text.dropFirst().dropLast()
      let marks = quote == "'" ? ["''": "'"] : ["\\\"": "\"", "\\\\": "\\"]
      var result = ""
      var rest = inside
      scan: while let character = rest.first {
        for (mark, meaning) in marks where rest.hasPrefix(mark) {
          result += meaning
          rest = rest.dropFirst(mark.count)
          continue scan
        }
        result.append(character)
        rest = rest.dropFirst()
      }
      return result
    }
    return String(text)
  }

  /// The text before a ` #` that stands in no quotes.
  private static func withoutComment(_ text: Substring) -> Substring {
    var quote: Character?
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if (character == "\"" || character == "'") && !previous.isLetter {
        quote = character
      } else if character == "#", previous.isWhitespace {
        return text[..<index].trimmingSpace
      }
      previous = character
    }
    return text.trimmingSpace
  }
}
