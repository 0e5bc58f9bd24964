/// Values that a document must have, with an error that names the key.
extension JSONValue {
  /// The value of a key.
  public func value(_ key: String) throws(JSONError) -> JSONValue {
    guard let value = self[key] else { throw .missingKey(key) }
    return value
  }

  /// The truth value of a key.
  public func bool(_ key: String) throws(JSONError) -> Bool {
    try typed(key, "true or false", try value(key).boolValue)
  }

  /// The integer of a key.
  public func integer(_ key: String) throws(JSONError) -> Int {
    try typed(key, "an integer", try value(key).intValue)
  }

  /// The number of a key.
  public func number(_ key: String) throws(JSONError) -> Double {
    try typed(key, "a number", try value(key).doubleValue)
  }

  /// The text of a key.
  public func string(_ key: String) throws(JSONError) -> String {
    try typed(key, "a text", try value(key).stringValue)
  }

  /// The list of a key.
  public func array(_ key: String) throws(JSONError) -> [JSONValue] {
    try typed(key, "a list", try value(key).arrayValue)
  }

  /// The object of a key.
  public func object(_ key: String) throws(JSONError) -> JSONObject {
    try typed(key, "an object", try value(key).objectValue)
  }

  /// The texts of a key whose value is a list of texts.
  public func strings(_ key: String) throws(JSONError) -> [String] {
    try all(key, "a list of texts") { $0.stringValue }
  }

  /// The integers of a key whose value is a list of integers.
  public func integers(_ key: String) throws(JSONError) -> [Int] {
    try all(key, "a list of integers") { $0.intValue }
  }

  /// The numbers of a key whose value is a list of numbers.
  public func numbers(_ key: String) throws(JSONError) -> [Double] {
    try all(key, "a list of numbers") { $0.doubleValue }
  }

  /// Every element of a list in its type.
  private func all<Element>(
    _ key: String, _ expected: String, _ convert: (JSONValue) -> Element?
  ) throws(JSONError) -> [Element] {
    guard let elements = try value(key).arrayValue else {
      throw .wrongType(key: key, expected: expected)
    }
    let converted = elements.compactMap(convert)
    guard converted.count == elements.count else { throw .wrongType(key: key, expected: expected) }
    return converted
  }

  private func typed<Value>(
    _ key: String, _ expected: String, _ value: Value?
  ) throws(JSONError) -> Value {
    guard let value else { throw .wrongType(key: key, expected: expected) }
    return value
  }
}
