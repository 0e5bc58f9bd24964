import AdLens

/// One column of a table or a CSV file, taken from the JSON object of a row.
struct Column: Sendable {
  /// Which side the cells of a column line up on.
  enum Alignment: Sendable { case left, right }

  /// The heading in a table.
  let title: String

  /// The JSON key, with a dot between the keys of nested objects; also the heading in CSV.
  let key: String

  /// Numbers line up on the right.
  let alignment: Alignment

  /// Whether the column may be shortened to fit a terminal.
  let isFlexible: Bool

  /// How a value looks in a table; CSV and JSON keep all digits.
  let text: @Sendable (JSONValue) -> String

  init(
    _ title: String, _ key: String, _ alignment: Alignment = .left, isFlexible: Bool = false,
    text: @escaping @Sendable (JSONValue) -> String = Column.plain
  ) {
    self.title = title
    self.key = key
    self.alignment = alignment
    self.isFlexible = isFlexible
    self.text = text
  }

  /// The value of the column in a row; `null` where the row has none.
  func value(in row: JSONValue) -> JSONValue {
    key.split(separator: ".").reduce(row) { $0[String($1)] ?? .null }
  }

  /// A value as text: lists joined, nothing for `null`.
  static func plain(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool(let value): value ? "yes" : "no"
    case .integer(let value): String(value)
    case .number(let value): value.description
    case .string(let value): value
    case .array(let values): values.map(plain).joined(separator: "; ")
    case .object: value.text()
    }
  }

  /// A value as text in which numbers have at most six decimals.
  static func short(_ value: JSONValue) -> String {
    guard case .number(let number) = value, number.isFinite,
      number == 0 || (1e-4..<1e9).contains(number.magnitude)
    else { return plain(value) }
    var digits = fixed(number, decimals: 6)
    while digits.last == "0" { digits.removeLast() }
    if digits.last == "." { digits.removeLast() }
    return digits
  }

  /// A time of the store, `2026-01-31T12:34:56.789Z`, to the minute: `2026-01-31 12:34 UTC`.
  static func minute(_ value: JSONValue) -> String {
    let text = plain(value)
    let parts = text.split(separator: "T")
    guard parts.count == 2, parts[0].count == 10, parts[1].hasSuffix("Z") else { return text }
    return "\(parts[0]) \(parts[1].prefix(5)) UTC"
  }

  /// A column of numbers with a fixed count of decimals; NaN shows as a dash.
  static func number(_ title: String, _ key: String, decimals: Int) -> Column {
    Column(title, key, .right) { value in
      value.doubleValue.map { fixed($0, decimals: decimals) } ?? (value.isNull ? "" : plain(value))
    }
  }

  /// A column of small fractions, such as click-through rates, shown as per cent with two decimals.
  static func rate(_ title: String, _ key: String) -> Column {
    Column(title, key, .right) { $0.doubleValue.map { fixed($0 * 100, decimals: 2) + " %" } ?? "" }
  }

  /// A column of fractions shown as per cent.
  static func percent(_ title: String, _ key: String) -> Column {
    Column(title, key, .right) { $0.doubleValue.map { fixed($0 * 100, decimals: 1) + " %" } ?? "" }
  }

  /// A column of whole numbers.
  static func count(_ title: String, _ key: String) -> Column {
    Column(title, key, .right) { $0.intValue.map(grouped) ?? plain($0) }
  }
}
