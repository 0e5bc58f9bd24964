/// To whom an ad is shown, all equally often; part of the click model.
enum Segment: String, CaseIterable {
  case prospects
  case visitors
  case customers
  case lapsed

  /// Its share of all impressions.
  static let share = 1 / Double(allCases.count)
}
