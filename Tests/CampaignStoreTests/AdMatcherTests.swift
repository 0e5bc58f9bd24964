import Testing

@testable import CampaignStore

@Suite struct AdMatcherTests {
  private func ad(
    _ name: String, id: String? = nil, image: String? = nil
  ) -> CampaignExport.Ad {
    CampaignExport.Ad(
      campaign: "c", key: id ?? name, name: name, platformID: id, image: image, family: nil)
  }

  let matcher = AdMatcher(
    paths: [
      "ads/Summer_Beach-300x250.png", "ads/120210000000000001_final.jpg", "ads/winter/sale.png",
      "ads/Winter Sale Big.png", "ads/a/dog.png", "ads/b/dog.png", "ads/banner_20260801.png",
    ], map: ["mapped": 2, "120299999999999999": 3])

  @Test func `the surest way wins`() {
    #expect(matcher.match(ad("mapped")) == AdMatch(.map, image: 2))
    #expect(matcher.match(ad("x", id: "120299999999999999")) == AdMatch(.map, image: 3))
    #expect(matcher.match(ad("x", image: "ads/a/dog.png")) == AdMatch(.file, image: 4))
    #expect(matcher.match(ad("x", image: "some/sale.png")) == AdMatch(.file, image: 2))
    #expect(matcher.match(ad("sale.png")) == AdMatch(.file, image: 2))
    #expect(matcher.match(ad("Beach", id: "120210000000000001")) == AdMatch(.id, image: 1))
    #expect(matcher.match(ad("summer beach 300x250")) == AdMatch(.name, image: 0))
  }

  @Test func `a similar name matches with its score`() throws {
    let match = try #require(matcher.match(ad("Summer Beaches 300x250")))
    #expect(match.method == .fuzzy && match.image == 0)
    #expect(match.score > 0.85 && match.score < 1)
  }

  @Test func `what could be several or none matches nothing`() {
    #expect(matcher.match(ad("dog")) == nil)
    #expect(matcher.match(ad("x", image: "dog.png")) == nil)
    #expect(matcher.match(ad("entirely different")) == nil)
    #expect(matcher.match(ad("")) == nil)
    // A short number is a size or a version.
    #expect(matcher.match(ad("zzz", id: "300")) == nil)
    #expect(AdMatcher(paths: []).match(ad("a")) == nil)
  }

  @Test func `equally similar names match nothing`() {
    let matcher = AdMatcher(paths: ["spring red offer.png", "spring rad offer.png"])
    #expect(matcher.match(ad("spring rxd offer")) == nil)
  }

  @Test func `a pattern takes labels out of a name`() throws {
    let pattern = try #require(NamePattern("{campaign}_{concept}_{size}_v{n}"))
    let labels = try #require(pattern.labels(of: "spring_red shoe_300x250_v12"))
    #expect(labels.map(\.key) == ["campaign", "concept", "size", "n"])
    #expect(labels.map(\.value) == ["spring", "red shoe", "300x250", "12"])
    #expect(pattern.labels(of: "spring_300x250_v1") == nil)
    #expect(pattern.labels(of: "spring__300x250_v1") == nil)
    let fixed = try #require(NamePattern("ad-{a}-end"))
    #expect(fixed.labels(of: "ad-b-c-end")?.first?.value == "b-c")
    #expect(fixed.labels(of: "xad-b-end") == nil)
  }

  @Test(arguments: ["", "plain", "{", "}", "{a", "a}", "{}", "{a}{b}", "{a}_{a}", "{a{b}}"])
  func `a pattern that makes no sense is refused`(text: String) {
    #expect(NamePattern(text) == nil)
  }
}
