import AdLens

/// How creatives did in an imported campaign, by the hash of their file.
struct LiveClicks {
  typealias Figures = CreativeObservations.Figures

  private var figures: [String: Figures] = [:]
  private var total = Figures()

  /// Reads the campaign that `--update-from` names; `nil` without it.
  ///
  /// - Parameters:
  ///   - model: the model whose predictions are updated.
  ///   - objective: what counts.
  init?(_ invocation: Invocation, _ model: RankingModel, _ objective: RankingObjective) throws {
    guard let name = invocation.arguments.text(RankVerb.update) else { return nil }
    if invocation.arguments.isGiven(RankVerb.dimension) {
      throw UsageError(
        "--update-from adds the clicks of a whole campaign, which --by would give to each part; leave "
          + "one of them out", verb: invocation.verb)
    }
    guard let path = invocation.arguments.text(Flags.store) else { return nil }
    let store = try Store.open(path, .reading)
    guard let campaign = try store.campaign(name) else {
      let nearest = Suggestion.nearest(to: name, among: try store.campaigns().map(\.name))
      throw UsageError(
        "--update-from: no campaign '\(name)' is imported"
          + (nearest.map { "; did you mean '\($0)'?" }
            ?? "; 'adlens campaign list' shows what is"),
        verb: invocation.verb)
    }
    let learned = model.economics?.currency
    if objective.isMoney, let learned, let told = campaign.currency, learned != told {
      throw UsageError(
        "--update-from: '\(name)' is in \(told), and the model was learned in \(learned); take a campaign in one "
          + "currency with it", verb: invocation.verb)
    }
    // What is not told is not 0: an export without conversions says nothing of them.
    let needed = model.outcome == .clicks ? RankingObjective.ctr : .cvr
    let ads = try store.ads(of: name).filter { needed.isTold($0.figures) }
    if ads.isEmpty, needed == .cvr {
      throw UsageError(
        "--update-from: '\(name)' tells no conversions, which \(objective.rawValue) is about; import an export that "
          + "does", verb: invocation.verb)
    }
    for ad in ads {
      guard let creative = ad.creative else { continue }
      let own = Figures(ad.figures)
      figures[creative.sha256, default: Figures()] += own
      total += own
    }
  }

  /// What ads of this campaign cost, by what the model was found to pay for; that of the model where it is not told.
  func economics(_ learned: Economics) -> Economics {
    let units = learned.basis == .impressions ? total.impressions : total.clicks
    guard total.spend > 0, units > 0 else { return learned }
    return Economics(
      basis: learned.basis, cost: total.spend / units, conversionValue: learned.conversionValue,
      currency: learned.currency)
  }

  /// The figures of a creative; none where the campaign does not have it.
  func figures(of creative: Creative?) -> Figures? { creative.flatMap { figures[$0.sha256] } }
}
