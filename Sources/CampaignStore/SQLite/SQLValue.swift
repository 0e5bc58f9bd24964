/// A value of a column.
enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  /// A text, or null.
  init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }

  /// An integer, or null.
  init(_ value: Int?) { self = value.map(SQLValue.integer) ?? .null }

  /// The integer, if this is one.
  var integer: Int? { if case .integer(let value) = self { value } else { nil } }

  /// The number, if this is one.
  var real: Double? {
    switch self {
    case .real(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }

  /// The text, if this is one.
  var text: String? { if case .text(let value) = self { value } else { nil } }
}
