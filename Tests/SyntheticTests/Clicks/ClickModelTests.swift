import FileFormats
import TestSupport
import Testing

@testable import Synthetic

@Suite struct ClickModelTests {
  /// The cases of `Scripts/golden/click_model.py`.
  private struct Golden {
    let ads: [AdAttributes]
    let brandEffects: [Double]
    let weights: [[Double]]
    let appeals: [Double]
    /// The rates of each ad, segment and placement.
    let rates: [[[Double]]]

    init() throws {
      let bytes = try FileReader.bytes(at: GoldenFile.path("click-model.json"))
      let document = try JSONValue.parse(bytes)
      func list(_ value: JSONValue?) throws -> [JSONValue] { try #require(value?.arrayValue) }
      func numbers(_ value: JSONValue?) throws -> [Double] {
        try list(value).map { try #require($0.doubleValue) }
      }
      ads = try list(document["ads"]).map { try AdAttributes(golden: numbers($0)) }
      brandEffects = try numbers(document["brandEffects"])
      weights = try list(document["weights"]).map { try numbers($0) }
      appeals = try numbers(document["appeals"])
      rates = try list(document["rates"]).map { try list($0).map { try numbers($0) } }
    }
  }

  /// Shares are singles rounded to four decimals, so that nothing but rounding differs.
  private static let tolerance = 1e-11

  @Test func `appeals and rates are those of the formula in another language`() throws {
    let golden = try Golden()
    let model = ClickModel(
      golden.ads, brandEffects: golden.brandEffects, weights: golden.weights)
    #expect(model.count == golden.rates.count && model.count > 5)
    for (ad, segments) in golden.rates.enumerated() {
      #expect((model.appeals[ad] - golden.appeals[ad]).magnitude <= Self.tolerance)
      #expect(segments.count == Segment.allCases.count)
      for (segment, placements) in segments.enumerated() {
        #expect(placements.count == Placement.allCases.count)
        for (placement, expected) in placements.enumerated() {
          let found = model.rate(ad: ad, segment: segment, placement: placement)
          #expect((found / expected - 1).magnitude <= Self.tolerance, "\(found) \(expected)")
        }
      }
    }
  }

  @Test func `ads that are alike in a taste do not divide by zero`() {
    let model = ClickModel(
      [AdAttributes(), AdAttributes()], brandEffects: [0, 0],
      weights: [[Double]](repeating: [1, 1, 1, 1], count: 4))
    for segment in 0..<4 { #expect(model.logit(ad: 0, segment: segment, placement: 1) == -3.6) }
  }

  @Test func `a brand has one effect in a market, and weights follow from the seed`() {
    let ads = [AdAttributes](repeating: AdAttributes(), count: 3)
    let one = ClickModel(ads, brands: ["Alra", "Boxo", "Alra"], seed: 4)
    #expect(one.brandEffects[0] == one.brandEffects[2])
    #expect(one.brandEffects[0] != one.brandEffects[1])
    let other = ClickModel(Array(ads.prefix(1)), brands: ["Boxo"], seed: 4)
    #expect(other.weights == one.weights && other.brandEffects == [one.brandEffects[1]])
    let later = ClickModel(ads, brands: ["Alra", "Boxo", "Alra"], seed: 5)
    #expect(later.weights != one.weights && later.brandEffects != one.brandEffects)
  }

  @Test func `brands and weights spread as the model says`() {
    let names = (0..<4000).map { "brand \($0)" }
    let ads = [AdAttributes](repeating: AdAttributes(), count: names.count)
    let effects = ClickModel(ads, brands: names, seed: 1).brandEffects
    let variance = effects.reduce(0) { $0 + $1 * $1 } / 4000
    // Five standard errors of the variance of 4,000 normal values.
    #expect((variance / 0.04 - 1).magnitude < 5 * (2.0 / 4000).squareRoot())
    #expect((effects.reduce(0, +) / 4000).magnitude < 5 * 0.2 / 4000.0.squareRoot())
  }
}

extension AdAttributes {
  /// Attributes in the order of the columns of the script.
  fileprivate init(golden values: [Double]) {
    self.init()
    (cta, ctaContrast, ctaArea) = (values[0] == 1, Float(values[1]), Float(values[2]))
    (badge, discountDepth, textCover) = (values[3] == 1, Float(values[4]), Float(values[5]))
    (logo, productArea, extraObjects) = (values[6] == 1, Float(values[7]), Int(values[8]))
    (headlineLegibility, warmPalette) = (Float(values[9]), Float(values[10]))
  }
}
