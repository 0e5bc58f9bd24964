/// What is known of an impression besides the picture; raw values are the names in tables and files.
public enum ContextField: String, Hashable, Sendable, CaseIterable {
  /// Where on the platform it was shown.
  case placement
  /// The width and height of the creative.
  case size
  /// To whom: age, gender, place.
  case segment
  /// The campaign.
  case campaign
  /// On what.
  case device
  /// The day of the week.
  case weekday

  /// The most levels that have a place of their own, and the places that share the rest.
  var limits: (own: Int, shared: Int) {
    switch self {
    case .placement, .device, .size: (24, 8)
    case .segment: (32, 8)
    case .campaign: (48, 16)
    case .weekday: (7, 0)
    }
  }
}

/// The levels of a context field that a model knows.
///
/// The most frequent ones have a place of their own; the others share some places by a hash of their name
/// (Weinberger and others, "Feature hashing", 2009).
public struct CategoryLevels: Hashable, Sendable {
  /// The names with a place of their own, the most frequent first.
  public let names: [String]

  /// The places that the others share; 0 where all have their own.
  public let sharedCount: Int

  private let places: [String: Int]

  /// The number of places.
  public var count: Int { names.count + sharedCount }

  /// Levels that were kept.
  public init(names: [String], sharedCount: Int) {
    self.names = names
    self.sharedCount = sharedCount
    places = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The levels of names that occur so often.
  public init(_ field: ContextField, frequencies: [String: Double]) {
    let limits = field.limits
    // The empty text is what a row has that does not tell.
    let names = frequencies.filter { !$0.key.isEmpty && $0.value > 0 }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    self.init(
      names: Array(names.prefix(limits.own)),
      sharedCount: names.count > limits.own ? limits.shared : 0)
  }

  /// The place of a name; `nil` for one that is not known, and for the empty text.
  public func place(of name: String) -> Int? {
    if name.isEmpty { return nil }
    if let place = places[name] { return place }
    guard sharedCount > 0 else { return nil }
    // FNV-1a: the same on every machine and in every process.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return names.count + Int(hash % UInt64(sharedCount))
  }
}
