import AdLens

/// Lines up names and values under headings, for one object as people read it.
struct PairTable {
  /// The lines so far.
  private(set) var text = ""

  /// Adds the pairs of an object under a heading; nothing when it is empty.
  mutating func add(_ heading: String, _ object: JSONValue?) {
    guard let pairs = object?.objectValue?.pairs, !pairs.isEmpty else { return }
    text += "\n\(heading)\n"
    add(pairs, indent: 2)
  }

  /// Adds pairs that have a value.
  mutating func add(_ pairs: [JSONObject.Pair], indent: Int = 0) {
    add(pairs.map { ($0.key, $0.value) }, indent: indent)
  }

  /// Adds names and values; numbers show at most six decimals.
  mutating func add(_ pairs: [(name: String, value: JSONValue)], indent: Int = 0) {
    let shown = pairs.filter { !$0.value.isNull }
    let width = (shown.map { Terminal.columns($0.name) }.max() ?? 0) + 2
    for (name, value) in shown {
      let padding = String(repeating: " ", count: width - Terminal.columns(name))
      let margin = String(repeating: " ", count: indent)
      text += margin + printable(name) + padding
      text += printable(Column.short(value)) + "\n"
    }
  }
}
