/// What is known of how creatives did: one row for a creative, a context and a day.
public struct CreativeObservations: Sendable {
  /// The figures of a row.
  public struct Figures: Hashable, Sendable {
    /// How often it was shown.
    public var impressions: Double
    /// How often it was clicked.
    public var clicks: Double
    /// How many conversions that led to; 0 where it is not told.
    public var conversions: Double
    /// What it cost; 0 where it is not told.
    public var spend: Double
    /// What the conversions were worth; 0 where it is not told.
    public var revenue: Double

    /// Creates figures.
    public init(
      impressions: Double = 0, clicks: Double = 0, conversions: Double = 0, spend: Double = 0,
      revenue: Double = 0
    ) {
      self.impressions = impressions
      self.clicks = clicks
      self.conversions = conversions
      self.spend = spend
      self.revenue = revenue
    }

    /// Adds figures.
    public static func += (sum: inout Figures, other: Figures) {
      sum.impressions += other.impressions
      sum.clicks += other.clicks
      sum.conversions += other.conversions
      sum.spend += other.spend
      sum.revenue += other.revenue
    }
  }

  /// The names that occur in each context field; the first is empty.
  private(set) var names: [[String]]

  private var places: [[String: Int32]]
  private(set) var creatives: [Int32] = []
  /// The names' numbers, one for each field and row, end to end.
  private(set) var values: [Int32] = []
  /// The days since 1970 of each row; `Int32.min` where it is not told.
  private(set) var days: [Int32] = []
  private(set) var figures: [Figures] = []

  static let fields = ContextField.allCases
  static let noDay = Int32.min

  /// The number of rows.
  public var count: Int { creatives.count }

  /// No observations.
  public init() {
    names = Self.fields.map { _ in [""] }
    places = Self.fields.map { _ in ["": 0] }
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - creative: the creative's number.
  ///   - context: what is known of the context; the weekday follows from the day.
  ///   - day: the last day it covers, in days since 1970, if told: what reaches behind a cut in time is late.
  ///   - isPeriod: whether it covers several days, which have no weekday.
  ///   - figures: what happened.
  public mutating func append(
    creative: Int, context: [ContextField: String], day: Int?, isPeriod: Bool = false,
    figures: Figures
  ) {
    creatives.append(Int32(creative))
    for (index, field) in Self.fields.enumerated() {
      let name =
        field == .weekday
        ? isPeriod ? "" : day.map(Self.weekday) ?? "" : context[field] ?? ""
      values.append(number(of: name, in: index))
    }
    days.append(day.map { Int32($0) } ?? Self.noDay)
    self.figures.append(figures)
  }

  private mutating func number(of name: String, in field: Int) -> Int32 {
    if let place = places[field][name] { return place }
    let place = Int32(names[field].count)
    places[field][name] = place
    names[field].append(name)
    return place
  }

  /// The day of the week of a day since 1970, which began with a Thursday.
  static func weekday(_ day: Int) -> String {
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    return names[((day % 7) + 7) % 7]
  }

  /// The figures of each creative.
  public func totals(creativeCount: Int) -> [Figures] {
    var totals = [Figures](repeating: Figures(), count: creativeCount)
    for row in creatives.indices { totals[Int(creatives[row])] += figures[row] }
    return totals
  }

  /// The impressions of each name of a field.
  public func frequencies(of field: ContextField) -> [String: Double] {
    guard let index = Self.fields.firstIndex(of: field) else { return [:] }
    var frequencies: [String: Double] = [:]
    var sums = [Double](repeating: 0, count: names[index].count)
    for row in creatives.indices {
      sums[Int(values[row * Self.fields.count + index])] += figures[row].impressions
    }
    for (place, sum) in sums.enumerated() { frequencies[names[index][place]] = sum }
    return frequencies
  }

  /// The first day of the last rows that have about a share of the impressions; `nil` unless there are rows on two
  /// days or more.
  public func cutDay(lateShare: Double) -> Int? {
    var byDay: [Int32: Double] = [:]
    for row in days.indices where days[row] != Self.noDay {
      byDay[days[row], default: 0] += figures[row].impressions
    }
    let sorted = byDay.sorted { $0.key < $1.key }
    guard sorted.count > 1 else { return nil }
    let total = sorted.reduce(0) { $0 + $1.value }
    var early = 0.0
    for (day, impressions) in sorted.dropLast() {
      early += impressions
      if early >= (1 - lateShare) * total {
        return sorted.first { $0.key > day }.map { Int($0.key) }
      }
    }
    return sorted.last.map { Int($0.key) }
  }

  /// The first and the last day; `nil` where no row tells one.
  public var period: (first: Int, last: Int)? {
    let known = days.filter { $0 != Self.noDay }
    guard let first = known.min(), let last = known.max() else { return nil }
    return (Int(first), Int(last))
  }
}

extension CreativeObservations {
  /// The observations with other numbers for creatives, and with their sizes.
  ///
  /// - Parameters:
  ///   - places: the new number of each creative; the rows of those without are left out.
  ///   - sizes: the width and height of the creatives by their new numbers, as in `300x250`.
  public func renumbered(_ places: [Int?], sizes: [String]) -> CreativeObservations {
    var result = self
    result.creatives.removeAll(keepingCapacity: true)
    result.values.removeAll(keepingCapacity: true)
    result.days.removeAll(keepingCapacity: true)
    result.figures.removeAll(keepingCapacity: true)
    let field = Self.fields.firstIndex(of: .size) ?? 0
    let numbers = sizes.map { result.number(of: $0, in: field) }
    for row in creatives.indices {
      guard let place = places[Int(creatives[row])] else { continue }
      result.creatives.append(Int32(place))
      let start = result.values.count
      result.values += values[row * Self.fields.count..<(row + 1) * Self.fields.count]
      result.values[start + field] = numbers[place]
      result.days.append(days[row])
      result.figures.append(figures[row])
    }
    return result
  }
}
