/// A JSON value (RFC 8259), with integers kept apart from other numbers and keys in order.
///
///     let value = try JSONValue.parse(bytes)
///     let epochs = try value.integer("epochs")
///     let text = JSONValue.object(["epochs": 40, "lr": 0.003]).text(pretty: true)
public indirect enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null

  /// `true` or `false`.
  case bool(Bool)

  /// A number without fraction or exponent that fits in 64 bits.
  case integer(Int)

  /// Any other number. NaN and infinities have no JSON form and are written as `null`.
  case number(Double)

  /// A text.
  case string(String)

  /// A list.
  case array([JSONValue])

  /// Named values.
  case object(JSONObject)

  /// A `Float` as the number with its own shortest digits: `0.1`, not `0.10000000149011612`.
  public init(_ value: Float) { self = .number(Double(value.description) ?? Double(value)) }

  /// An object of some pairs, of which the last of a repeated key counts.
  public init(_ pairs: some Sequence<(String, JSONValue)>) {
    var object = JSONObject()
    for (key, value) in pairs { object[key] = value }
    self = .object(object)
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }

  /// The truth value, if this is one.
  public var boolValue: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// The integer, if this is one, also when written as `3.0`.
  public var intValue: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The number, if this is one.
  public var doubleValue: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }

  /// The text, if this is one.
  public var stringValue: String? { if case .string(let value) = self { value } else { nil } }

  /// The elements, if this is a list.
  public var arrayValue: [JSONValue]? { if case .array(let value) = self { value } else { nil } }

  /// The pairs, if this is an object.
  public var objectValue: JSONObject? { if case .object(let value) = self { value } else { nil } }

  /// The value of a key, or `nil` when this is no object or lacks it.
  public subscript(key: String) -> JSONValue? { objectValue?[key] }

  /// An element, or `nil` when this is no list or is shorter.
  public subscript(index: Int) -> JSONValue? {
    guard let elements = arrayValue, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Creates `null`.
  public init(nilLiteral: ()) { self = .null }

  /// Creates a truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Creates an integer.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// Creates a number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// Creates a text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// Creates a list.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// Creates an object; a key that comes twice is a mistake of the programmer.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = JSONValue(elements)
    precondition(
      objectValue?.count == elements.count, "a literal must not name a key twice: \(elements)")
  }
}
