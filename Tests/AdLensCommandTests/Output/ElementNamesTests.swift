import Testing

@testable import AdLensCommand

@Suite struct ElementNamesTests {
  @Test func `labels that several elements have get numbers`() {
    #expect(
      ElementNames.names(of: ["logo", "text", "product", "text"]) == [
        "logo", "text #1", "product", "text #2",
      ])
    #expect(ElementNames.names(of: []).isEmpty)
  }
}
