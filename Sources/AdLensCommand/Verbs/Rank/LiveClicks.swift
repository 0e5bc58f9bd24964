import AdLens

/// How creatives did in an imported campaign, by the hash of their file.
struct LiveClicks {
  typealias Figures = CreativeObservations.Figures

  private var figures: [String: Figures] = [:]

  /// Reads the campaign that `--update-from` names; `nil` without it.
  init?(_ invocation: Invocation) throws {
    guard let name = invocation.arguments.text(RankVerb.update) else { return nil }
    if invocation.arguments.isGiven(RankVerb.dimension) {
      throw UsageError(
        "--update-from adds the clicks of a whole campaign, which --by would give to each part; leave "
          + "one of them out", verb: invocation.verb)
    }
    guard let path = invocation.arguments.text(Flags.store) else { return nil }
    let store = try Store.open(path, .reading)
    guard try store.campaign(name) != nil else {
      let nearest = Suggestion.nearest(to: name, among: try store.campaigns().map(\.name))
      throw UsageError(
        "--update-from: no campaign '\(name)' is imported"
          + (nearest.map { "; did you mean '\($0)'?" }
            ?? "; 'adlens campaign list' shows what is"),
        verb: invocation.verb)
    }
    for ad in try store.ads(of: name) {
      guard let creative = ad.creative else { continue }
      figures[creative.sha256, default: Figures()] += Figures(ad.figures)
    }
  }

  /// What ads of this campaign cost, by what the model was found to pay for; that of the model where it is not told.
  func economics(_ learned: Economics) -> Economics {
    let total = figures.values.reduce(into: Figures()) { $0 += $1 }
    let units = learned.basis == .impressions ? total.impressions : total.clicks
    guard total.spend > 0, units > 0 else { return learned }
    return Economics(
      basis: learned.basis, cost: total.spend / units, conversionValue: learned.conversionValue,
      currency: learned.currency)
  }

  /// The figures of a creative; none where the campaign does not have it.
  func figures(of creative: Creative?) -> Figures? { creative.flatMap { figures[$0.sha256] } }
}
