/// The pairs of a JSON object in the order they were added, each key once.
///
/// Two objects are equal when they hold equal pairs in the same order.
public struct JSONObject: Hashable, Sendable {
  /// A key with its value.
  public struct Pair: Hashable, Sendable {
    /// The name.
    public let key: String

    /// What it names.
    public fileprivate(set) var value: JSONValue
  }

  /// The pairs in order.
  public private(set) var pairs: [Pair] = []

  /// Where each key stands; kept only for objects too long to search.
  private var positions: [String: Int] = [:]

  /// Objects up to this many pairs are searched from the front.
  private static let searchedCount = 12

  /// Creates an empty object.
  public init() {}

  /// The number of pairs.
  public var count: Int { pairs.count }

  /// Whether there is no pair.
  public var isEmpty: Bool { pairs.isEmpty }

  /// The keys in order.
  public var keys: [String] { pairs.map(\.key) }

  /// The value of a key; setting `nil` removes the pair, a new key is added at the end.
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { pairs[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): pairs[position].value = value
      case (let position?, nil):
        pairs.remove(at: position)
        rebuildPositions()
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// Where a key stands, or `nil`.
  private func position(of key: String) -> Int? {
    pairs.count > Self.searchedCount ? positions[key] : pairs.firstIndex { $0.key == key }
  }

  /// Adds a pair whose key is new.
  private mutating func append(_ key: String, _ value: JSONValue) {
    pairs.append(Pair(key: key, value: value))
    if pairs.count == Self.searchedCount + 1 {
      rebuildPositions()
    } else if pairs.count > Self.searchedCount {
      positions[key] = pairs.count - 1
    }
  }

  private mutating func rebuildPositions() {
    positions = [:]
    guard pairs.count > Self.searchedCount else { return }
    for (position, pair) in pairs.enumerated() { positions[pair.key] = position }
  }

  /// Equal pairs in the same order.
  public static func == (first: JSONObject, second: JSONObject) -> Bool {
    first.pairs == second.pairs
  }

  /// Feeds the pairs in order.
  public func hash(into hasher: inout Hasher) { hasher.combine(pairs) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object from a literal.
  ///
  /// - Precondition: no key comes twice.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    for (key, value) in elements {
      precondition(position(of: key) == nil, "a literal must not name the key \(key) twice")
      append(key, value)
    }
  }
}
