/// How the delivery of the sides of a comparison is spread over placements, devices, segments or days,
/// and what their rates would be with the same spread.
///
/// A creative that was shown more in a place where people click more has a higher rate without being
/// better (Simpson's paradox). Rates of the same places, weighted alike, do not.
public struct DeliveryMix: Sendable {
  /// `placement`, `device`, `segment` or `day`.
  public let dimension: String

  /// How each side compares with the control if both had the same spread; `nil` for the control and
  /// where they share no value.
  public let contrasts: [Contrast?]

  /// The rates of a side and the control with the same weights.
  public struct Contrast: Sendable {
    /// Weighted by the impressions, or clicks, of both.
    public let byTrials: StratifiedComparison

    /// Weighted by the spend of both; `nil` where no export tells it in one currency.
    public let bySpend: StratifiedComparison?

    /// Half the sum of the differences of shares: 0 for the same spread, 1 for no value in common.
    public let distance: Double

    /// The value whose shares differ most, with both shares.
    public let largest: (value: String, share: Double, controlShare: Double)

    /// Whether the lift points the other way than that of the overall rates.
    public let isReversed: Bool
  }

  /// A distance from which on the spread counts as different; days scatter more.
  public var notableDistance: Double { dimension == "day" ? 0.25 : 0.1 }

  /// Takes the sides apart; `nil` if there is one value only, or if the metric counts no trials.
  ///
  /// - Parameters:
  ///   - figures: for each side its figures by the values of the dimension.
  ///   - control: the index of the control.
  init?(
    _ dimension: String, _ figures: [[String: CampaignFigures]], control: Int,
    metric: ComparisonMetric, sharesCurrency: Bool
  ) {
    let values = figures.reduce(into: Set<String>()) { $0.formUnion($1.keys) }.sorted()
    guard values.count > 1 else { return nil }
    self.dimension = dimension
    let reference = figures[control]
    contrasts = figures.enumerated().map { index, own in
      guard index != control else { return nil }
      return Contrast(
        values, own, reference, metric: metric, sharesCurrency: sharesCurrency)
    }
    if contrasts.allSatisfy({ $0 == nil }) { return nil }
  }

  /// The index of the side whose spread differs most from the control's.
  var mostDifferent: Int? {
    contrasts.indices.max {
      (contrasts[$0]?.distance ?? -1) < (contrasts[$1]?.distance ?? -1)
    }
  }
}

extension DeliveryMix.Contrast {
  /// Compares a side with the control, value by value.
  fileprivate init?(
    _ values: [String], _ own: [String: CampaignFigures], _ reference: [String: CampaignFigures],
    metric: ComparisonMetric, sharesCurrency: Bool
  ) {
    var strata: [(value: String, stratum: StratifiedComparison.Stratum, spend: Double?)] = []
    for value in values {
      let figures = own[value] ?? CampaignFigures()
      let others = reference[value] ?? CampaignFigures()
      let none = Proportion(0, of: 0)
      let isEmpty = figures.impressions == 0, othersEmpty = others.impressions == 0
      guard let treatment = isEmpty ? none : metric.proportion(figures),
        let control = othersEmpty ? none : metric.proportion(others)
      else { return nil }
      let spend = (isEmpty ? 0 : figures.spend).flatMap { one in
        (othersEmpty ? 0 : others.spend).map { one + $0 }
      }
      strata.append((value, .init(treatment: treatment, control: control), spend))
    }
    let shared = strata.filter { $0.stratum.treatment.trials > 0 && $0.stratum.control.trials > 0 }
    guard !shared.isEmpty else { return nil }
    byTrials = StratifiedComparison(strata.map(\.stratum))
    let spends = strata.compactMap(\.spend)
    bySpend =
      sharesCurrency && spends.count == strata.count && spends.contains { $0 > 0 }
      ? StratifiedComparison(
        zip(strata, spends).map {
          .init(treatment: $0.stratum.treatment, control: $0.stratum.control, weight: $1)
        }) : nil
    let total = strata.reduce(0.0) { $0 + Double($1.stratum.treatment.trials) }
    let controlTotal = strata.reduce(0.0) { $0 + Double($1.stratum.control.trials) }
    let shares = strata.map { stratum in
      (
        value: stratum.value, share: Double(stratum.stratum.treatment.trials) / total,
        controlShare: Double(stratum.stratum.control.trials) / controlTotal
      )
    }
    distance = shares.reduce(0) { $0 + ($1.share - $1.controlShare).magnitude } / 2
    // Of two that differ alike, rounding apart, the first.
    largest = shares.dropFirst().reduce(shares[0]) { most, next in
      let difference = (next.share - next.controlShare).magnitude
      return difference > (most.share - most.controlShare).magnitude + 1e-9 ? next : most
    }
    let none = Proportion(0, of: 0)
    let whole = strata.reduce(none) { $0 + $1.stratum.treatment }
    let wholeControl = strata.reduce(none) { $0 + $1.stratum.control }
    let raw = whole.estimate - wholeControl.estimate
    isReversed = raw * byTrials.difference < 0
  }
}
