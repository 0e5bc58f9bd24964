import CampaignStore
import FileFormats

/// What `rank` logged of a creative.
struct RankedPrediction: Sendable {
  /// What an attribute does to the predicted rate: 0.12 for a tenth and a fifth of it more.
  struct Contribution: Sendable {
    let name: String
    let effect: Double
  }

  /// The predicted click-through rate.
  let rate: Double

  /// Its interval.
  let interval: Interval

  /// The place among those that were ranked together; `nil` if it was not logged.
  let rank: Int?

  /// Whom it was predicted for; `nil` for everyone.
  let segment: String?

  /// What the attributes do.
  let contributions: [Contribution]

  /// Reads a logged prediction; `nil` if it is none of a rate.
  init?(_ logged: LoggedPrediction) {
    let (prediction, extra) = (logged.prediction, logged.prediction.extra)
    let rate = prediction.confidence
    guard prediction.label == "ctr", (0...1).contains(rate) else { return nil }
    let ends = (extra["ctr_low"]?.doubleValue ?? rate, extra["ctr_high"]?.doubleValue ?? rate)
    guard ends.0.isFinite, ends.1.isFinite else { return nil }
    self.rate = rate
    interval = Interval(lower: min(ends.0, rate), upper: max(ends.1, rate))
    rank = extra["rank"]?.intValue
    segment = extra["segment"]?.stringValue
    contributions = (extra["contributions"]?.arrayValue ?? []).compactMap { item in
      guard let name = item["name"]?.stringValue, let effect = item["effect"]?.doubleValue,
        effect.isFinite
      else { return nil }
      return Contribution(name: name, effect: effect)
    }
  }
}
