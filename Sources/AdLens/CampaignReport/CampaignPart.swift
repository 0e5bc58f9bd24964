import CampaignStore
import FileFormats

/// What a page says of one campaign.
struct CampaignPart: Sendable {
  /// Its sums.
  let summary: CampaignSummary

  /// The whole of it.
  let whole: ComparisonArm

  /// Its creatives, best first: by the lower end of the interval, then by impressions.
  let creatives: [ComparedArm]

  /// How they compare; `nil` where there is nothing to compare.
  let comparison: CampaignComparison?

  /// Why there is not.
  let refusal: String?

  /// What was found in its images, by the hash of the image.
  let objects: [String: [FoundObject]]

  /// The run that predicted rates of them.
  let ranking: Run?

  /// The figures of that run.
  let rankingFigures: [Metric]

  /// Its options.
  let rankingOptions: [(key: String, value: String)]

  /// What it predicted, by the hash of the image.
  let predictions: [String: RankedPrediction]

  init(
    _ name: String, reader: ArmReader, options: ComparisonOptions
  ) throws(ComparisonFailure) {
    summary = try reader.find(name)
    whole = try reader.arms(for: [.campaign(name)])[0]
    let sides = try reader.parts(of: name, by: .creative)
    var compared: CampaignComparison?
    var reason: String?
    if sides.count > 1 {
      var own = options
      // The planned split and the control are those of the campaigns.
      (own.split, own.control) = (nil, nil)
      do throws(ComparisonFailure) {
        compared = try CampaignComparison(sides, options: own, dimension: .creative)
      } catch {
        reason = error.description
      }
    } else {
      reason = sides.isEmpty ? "the campaign has no ads" : "there is one creative only"
    }
    comparison = compared
    refusal = reason
    let arms = compared?.arms ?? sides.map { Self.alone($0, options) }
    creatives = arms.sorted { first, second in
      func key(_ arm: ComparedArm) -> (Double, Int) {
        (arm.interval?.lower ?? -1, arm.arm.figures.impressions)
      }
      return key(first) == key(second) ? first.arm.name < second.arm.name : key(second) < key(first)
    }
    let store = reader.store
    do throws(StoreError) {
      objects = try store.latestObjects(inCampaign: name)
      ranking = try store.latestRanking(ofCampaign: name)
      guard let ranking else {
        (rankingFigures, rankingOptions, predictions) = ([], [], [:])
        return
      }
      rankingFigures = try store.latestMetrics(of: ranking.id)
      rankingOptions = try store.parameters(of: ranking.id)
      var found: [String: RankedPrediction] = [:]
      let own = Set(arms.compactMap(\.arm.creative?.sha256))
      for logged in try store.predictions(of: ranking.id) {
        let hash = logged.prediction.creative.sha256
        if own.contains(hash) { found[hash] = RankedPrediction(logged) }
      }
      predictions = found
    } catch {
      throw .store(error)
    }
  }

  /// A creative that has nothing beside it.
  private static func alone(_ side: ComparisonArm, _ options: ComparisonOptions) -> ComparedArm {
    var arm = ComparedArm(side)
    let rate = Proportion(side.figures.clicks, of: side.figures.impressions)
    if rate.trials > 0 {
      arm.value = rate.estimate
      arm.interval = rate.wilsonInterval(confidence: options.confidence)
    }
    return arm
  }
}
