/// The true rates of every ad, segment and placement, and what is left of them to one who knows less.
struct ClickCells {
  /// The segments and placements of an ad, placements running fastest.
  static let contexts = Segment.allCases.count * Placement.allCases.count

  /// How many ads there are.
  let count: Int

  /// The true rates, contexts running fastest.
  let rates: [Double]

  /// The rates of ads whose brand has no effect.
  let visibleRates: [Double]

  /// The true rate of each ad: the mean over contexts by their shares.
  let means: [Double]

  /// The same without the effect of the brand.
  let visibleMeans: [Double]

  /// The mean rate of each context over all ads.
  let contextMeans: [Double]

  init(_ model: ClickModel) {
    let count = model.count
    let placements = Placement.allCases.count
    func rates(knowsBrand: Bool) -> [Double] {
      (0..<count * Self.contexts).map { cell in
        let context = cell % Self.contexts
        return model.rate(
          ad: cell / Self.contexts, segment: context / placements,
          placement: context % placements, knowsBrand: knowsBrand)
      }
    }
    func means(_ rates: [Double]) -> [Double] {
      (0..<count).map { ad in
        (0..<Self.contexts).reduce(0) { sum, context in
          sum + rates[ad * Self.contexts + context] * Segment.share
            * Placement.allCases[context % placements].share
        }
      }
    }
    let (all, visible) = (rates(knowsBrand: true), rates(knowsBrand: false))
    self.count = count
    (self.rates, visibleRates) = (all, visible)
    (self.means, visibleMeans) = (means(all), means(visible))
    contextMeans = (0..<Self.contexts).map { context in
      (0..<count).reduce(0) { $0 + all[$1 * Self.contexts + context] } / Double(count)
    }
  }

  /// A value for each cell, from its ad and context.
  func eachCell(_ value: (_ ad: Int, _ context: Int) -> Double) -> [Double] {
    (0..<count * Self.contexts).map { value($0 / Self.contexts, $0 % Self.contexts) }
  }
}
