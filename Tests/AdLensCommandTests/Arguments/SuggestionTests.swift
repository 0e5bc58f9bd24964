import Testing

@testable import AdLensCommand

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("kitten", "sitting", 3), ("trian", "train", 1), ("", "abc", 3), ("same", "same", 0),
    ("ca", "abc", 3),
  ])
  func `the distance counts inserts, deletes, replacements and swaps`(
    _ first: String, _ second: String, expected: Int
  ) {
    #expect(Suggestion.distance(first, second) == expected)
    #expect(Suggestion.distance(second, first) == expected)
  }

  @Test func `the nearest candidate within two edits is suggested`() {
    let verbs = ["train", "evaluate", "classify", "bench"]
    #expect(Suggestion.nearest(to: "trian", among: verbs) == "train")
    #expect(Suggestion.nearest(to: "Classfy", among: verbs) == "classify")
    #expect(Suggestion.nearest(to: "benhc", among: verbs) == "bench")
  }

  @Test func `a word that only one candidate begins with is completed`() {
    #expect(Suggestion.nearest(to: "eval", among: ["train", "evaluate"]) == "evaluate")
    #expect(Suggestion.nearest(to: "run", among: ["runs list", "runs show"]) == nil)
  }

  @Test func `nothing is suggested for a word too far from all`() {
    #expect(Suggestion.nearest(to: "detect", among: ["train", "bench"]) == nil)
    #expect(Suggestion.nearest(to: "db", among: ["x", "it"]) == nil)
  }
}
