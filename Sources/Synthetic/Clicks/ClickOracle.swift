import FileFormats
import Statistics
import Tensors

/// What one who knows the click model reaches: the most that a learner can.
public struct ClickOracle: Hashable, Sendable {
  /// How many impressions there were.
  public let impressions: Int

  /// How many of them were clicked.
  public let clicks: Int

  /// The area under the curve with everything known: ad, segment, placement and brand.
  ///
  /// Each area is `nil` unless there are clicks and other impressions.
  public let fullArea: Double?

  /// The area with all but the brand, which cannot be seen.
  public let imageAndContextArea: Double?

  /// The area with what is visible of the ad alone.
  public let imageArea: Double?

  /// The area with segment and placement alone.
  public let contextArea: Double?

  /// The mean NDCG@3 of groups of 8 ads with what is visible; `nil` of fewer than 8 ads.
  public let imageGain: Double?

  /// The same of guessing, exact for the groups.
  public let guessingGain: Double?

  /// How many groups of 8 ads are ranked.
  public static let groups = 2000

  /// The ads in a group, and the places of it that count.
  private static let groupSize = 8
  private static let places = 3

  /// Measures the model on what happened.
  ///
  /// The gain of an ad is its true click-through rate, brand included: the mean over segments and placements
  /// by their shares. The ads of a group are drawn from all ads of the set.
  init(_ model: ClickModel, _ log: ImpressionLog, seed: UInt64) {
    clicks = log.clicks.reduce(0, +)
    impressions = clicks + log.misses.reduce(0, +)
    let cells = ClickCells(model)
    func area(_ scores: [Double]) -> Double? {
      RankingMetrics.areaUnderCurve(
        scores: scores, positives: log.clicks, negatives: log.misses)
    }
    fullArea = area(cells.rates)
    imageAndContextArea = area(cells.visibleRates)
    imageArea = area(cells.eachCell { ad, _ in cells.visibleMeans[ad] })
    contextArea = area(cells.eachCell { _, context in cells.contextMeans[context] })
    (imageGain, guessingGain) = Self.gains(cells, seed)
  }

  private static func gains(_ cells: ClickCells, _ seed: UInt64) -> (Double?, Double?) {
    let count = cells.means.count
    guard count >= groupSize else { return (nil, nil) }
    var random = ClickStream.groups.generator(seed)
    var (image, guessing) = (0.0, 0.0)
    for _ in 0..<groups {
      var group: [Int] = []
      while group.count < groupSize {
        let ad = random.integer(below: count)
        if !group.contains(ad) { group.append(ad) }
      }
      let gains = group.map { cells.means[$0] }
      let scores = group.map { cells.visibleMeans[$0] }
      image += RankingMetrics.discountedGain(scores: scores, gains: gains, at: places) ?? 0
      guessing += RankingMetrics.discountedGainOfGuessing(gains: gains, at: places) ?? 0
    }
    return (image / Double(groups), guessing / Double(groups))
  }

  /// The figures as `oracle.json` has them.
  var json: JSONObject {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
    return [
      "impressions": .integer(impressions), "clicks": .integer(clicks),
      "ctr": .number(Double(clicks) / Double(impressions)),
      "auc": [
        "full": number(fullArea), "image_context": number(imageAndContextArea),
        "image": number(imageArea), "context": number(contextArea),
      ],
      "ndcg3_of_8": [
        "image": number(imageGain), "random": number(guessingGain),
        "groups": .integer(imageGain == nil ? 0 : Self.groups),
      ],
    ]
  }
}
