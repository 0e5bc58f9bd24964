import FileFormats

/// Reads the hyper-parameters of one module from JSON, with errors that name module and key.
///
/// Every key must be asked for: what is left at the end is refused, never ignored.
public struct LayerConfiguration {
  /// The full name of the module, as in `block1.conv1`.
  public let path: String

  private let object: JSONObject
  private var unread: Set<String>

  /// The largest hyper-parameter, so that no product of a few of them overflows.
  private static let limit = 1 << 20

  /// Reads from the object of the module at `path`.
  public init(_ object: JSONObject, at path: String) {
    self.object = object
    self.path = path
    unread = Set(object.keys)
  }

  /// The value of a key, which counts as read.
  public mutating func value(_ key: String) throws(ArchitectureError) -> JSONValue {
    guard let value = optional(key) else { throw .missing(key: key, at: path) }
    return value
  }

  /// The value of a key that may be absent.
  public mutating func optional(_ key: String) -> JSONValue? {
    unread.remove(key)
    return object[key]
  }

  /// An integer of at least `minimum`.
  public mutating func integer(
    _ key: String, atLeast minimum: Int = 1
  ) throws(ArchitectureError) -> Int {
    try checked(try value(key), key, minimum)
  }

  /// A list of `count` integers of at least `minimum`.
  public mutating func integers(
    _ key: String, count: Int, atLeast minimum: Int = 1
  ) throws(ArchitectureError) -> [Int] {
    guard let values = try value(key).arrayValue, values.count == count else {
      throw .invalid(key: key, at: path, reason: "a list of \(count) integers is needed")
    }
    var integers: [Int] = []
    for value in values { integers.append(try checked(value, key, minimum)) }
    return integers
  }

  /// Two integers, `[y, x]`.
  public mutating func pair(_ key: String) throws(ArchitectureError) -> Pair {
    let values = try integers(key, count: 2)
    return Pair(values[0], values[1])
  }

  /// A finite number.
  public mutating func float(_ key: String) throws(ArchitectureError) -> Float {
    guard let value = try value(key).doubleValue, Float(value).isFinite else {
      throw .invalid(key: key, at: path, reason: "a finite number is needed")
    }
    return Float(value)
  }

  /// A truth value.
  public mutating func bool(_ key: String) throws(ArchitectureError) -> Bool {
    guard let value = try value(key).boolValue else {
      throw .invalid(key: key, at: path, reason: "true or false is needed")
    }
    return value
  }

  /// A text.
  public mutating func string(_ key: String) throws(ArchitectureError) -> String {
    guard let value = try value(key).stringValue else {
      throw .invalid(key: key, at: path, reason: "a text is needed")
    }
    return value
  }

  /// The scheme of the weights, He's normal one if absent.
  public mutating func weightScheme() throws(ArchitectureError) -> WeightScheme {
    guard let value = optional("initializer") else { return .heNormal }
    guard let name = value.stringValue, let scheme = WeightScheme(rawValue: name) else {
      let known = WeightScheme.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid(key: "initializer", at: path, reason: "known are \(known)")
    }
    return scheme
  }

  /// Refuses keys that nobody asked for.
  public func finish() throws(ArchitectureError) {
    if let key = object.keys.first(where: unread.contains) { throw .unknownKey(key, at: path) }
  }

  private func checked(
    _ value: JSONValue, _ key: String, _ minimum: Int
  ) throws(ArchitectureError) -> Int {
    guard let integer = value.intValue, (minimum...Self.limit).contains(integer) else {
      throw .invalid(
        key: key, at: path, reason: "an integer in \(minimum)...\(Self.limit) is needed")
    }
    return integer
  }
}

/// A vertical and a horizontal extent.
public struct Pair: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// The vertical extent.
  public let y: Int

  /// The horizontal extent.
  public let x: Int

  /// Creates a pair.
  public init(_ y: Int, _ x: Int) {
    self.y = y
    self.x = x
  }

  /// The same extent both ways.
  public init(integerLiteral value: Int) { self.init(value, value) }

  /// The list `[y, x]`.
  var json: JSONValue { .array([.integer(y), .integer(x)]) }
}
