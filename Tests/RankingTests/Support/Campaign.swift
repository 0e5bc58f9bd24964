import Ranking
import Tensors

/// Creatives with three attributes and features of a network, shown for some weeks; the first attribute may matter.
struct Campaign {
  let features: [CreativeFeatures]
  let groups: [Int]
  let observations: CreativeObservations
  /// The true rate of each creative in its mean context.
  let logits: [Double]

  static let scheme = AttributeScheme([
    .init(name: "button", element: "cta_button", differsBySegment: true),
    .init(name: "warmth", element: "colours"), .init(name: "edges", element: "composition"),
  ])

  init(
    creatives: Int = 120, days: Int = 12, effect: Double, ownDeviation: Double = 0.2, seed: UInt64
  ) {
    var random = RandomGenerator(seed: seed)
    var observations = CreativeObservations()
    var features: [CreativeFeatures] = []
    var logits: [Double] = []
    for creative in 0..<creatives {
      let attributes = (0..<3).map { _ in Double(random.normal()) }
      features.append(
        CreativeFeatures(
          attributes: attributes, embedding: (0..<4).map { _ in Float(random.normal()) }))
      let logit = -3 + effect * attributes[0] + ownDeviation * Double(random.normal())
      logits.append(logit)
      for day in 0..<days {
        let place = ["feed", "story"][day % 2]
        let rate = sigmoid(logit + (place == "feed" ? 0.3 : -0.3))
        var clicks = 0.0
        for _ in 0..<40 where Double.random(in: 0..<1, using: &random) < rate { clicks += 1 }
        observations.append(
          creative: creative,
          context: [
            .placement: place, .campaign: "c\(creative / 8)", .size: "300x250",
            .segment: ["new", "old"][day / 2 % 2],
          ], day: 20_000 + day, figures: .init(impressions: 40, clicks: clicks))
      }
    }
    self.features = features
    self.logits = logits
    groups = (0..<creatives).map { $0 / 3 }
    self.observations = observations
  }

  func trainer() -> ClickModelTrainer {
    ClickModelTrainer(
      features: features, scheme: Self.scheme, groups: groups, observations: observations)
  }
}
