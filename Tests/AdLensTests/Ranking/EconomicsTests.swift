import AdLens
import Testing

@Suite struct EconomicsTests {
  typealias Figures = CreativeObservations.Figures

  /// Creatives with rates of clicks of their own.
  private func totals(_ spend: (Figures) -> Double) -> [Figures] {
    (1...6).map { index in
      var figures = Figures(
        impressions: Double(1000 * index), clicks: Double(5 * index * (index % 3 + 1)),
        conversions: Double(index), revenue: 30 * Double(index))
      figures.spend = spend(figures)
      return figures
    }
  }

  @Test func `what is paid for is what spend follows`() throws {
    let seen = try #require(Economics(totals { $0.impressions * 0.004 }, currency: "EUR"))
    #expect(seen.basis == .impressions && abs(seen.cost - 0.004) < 1e-15)
    #expect(seen.conversionValue == 30 && seen.currency == "EUR")
    let clicked = try #require(Economics(totals { $0.clicks * 0.5 }, currency: nil))
    #expect(clicked.basis == .clicks && abs(clicked.cost - 0.5) < 1e-12)
    #expect(Economics(totals { _ in 0 }, currency: nil) == nil)
  }

  @Test func `rates become money`() {
    let economics = Economics(
      basis: .impressions, cost: 0.01, conversionValue: 50, currency: "USD")
    #expect(economics.value(of: 0.002, .cpa) == 5)
    #expect(economics.value(of: 0.002, .roas) == 10)
    // The more convert, the less one costs.
    let cost = economics.value(of: Interval(lower: 0.001, upper: 0.004), .cpa)
    #expect(cost.lower == 2.5 && cost.upper == 10)
  }

  @Test func `a file keeps them`() {
    let economics = Economics(basis: .clicks, cost: 0.4, conversionValue: 0, currency: nil)
    #expect(Economics(economics.jsonValue) == economics)
    for text in [
      "{}", #"{"basis":"seeing","cost":1,"conversion_value":1}"#,
      #"{"basis":"clicks","cost":0,"conversion_value":1}"#,
      #"{"basis":"clicks","cost":1,"conversion_value":-1}"#,
    ] {
      #expect((try? JSONValue.parse(text)).flatMap { Economics($0) } == nil, "\(text)")
    }
  }
}
