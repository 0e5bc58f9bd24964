import FileFormats
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("trian", "train"), ("Classfy", "classify"), ("run", "runs"), ("evalaute", "evaluate"),
    ("xyz", nil),
    ("tr", nil), ("", nil), ("inspector", "inspect"), ("abctrain", nil),
  ])
  func `the nearest word is found, a far one is not`(word: String, expected: String?) {
    let verbs = ["train", "evaluate", "classify", "runs", "inspect"]
    #expect(Suggestion.nearest(to: word, among: verbs) == expected)
  }
}
