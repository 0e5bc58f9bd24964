import Testing

@testable import Datasets

@Suite struct DuplicateFilterTests {
  private func filtered(_ rows: [Samples.Row]) -> (slots: [Int], problems: [DataProblem]) {
    var filter = DuplicateFilter(classNames: ["cat", "dog"])
    let kept = filter.filter(Samples.dataset(rows, classes: 2).samples)
    return (kept.map(\.slot), filter.problems)
  }

  @Test func `copies under one label are all kept`() {
    let result = filtered([.init(0, bytes: "a"), .init(0, bytes: "a"), .init(1)])
    #expect(result.slots == [0, 1, 2] && result.problems.isEmpty)
  }

  @Test func `copies under two labels are all left out`() {
    let result = filtered([
      .init(0, bytes: "a"), .init(1), .init(1, bytes: "a"), .init(0, bytes: "a"),
    ])
    #expect(result.slots == [1])
    #expect(result.problems.map(\.code) == Array(repeating: .conflictingLabels, count: 3))
    #expect(
      result.problems[0].message
        == "has the same bytes as class1/2.png of class \"dog\"; left out")
  }

  @Test func `of copies on two declared sides the measured one stays`() {
    let result = filtered([
      .init(0, split: .train, bytes: "a"), .init(0, split: .test, bytes: "a"),
      .init(0, split: .validation, bytes: "a"), .init(1, split: .train, bytes: "b"),
      .init(1, split: .train, bytes: "b"), .init(1, bytes: "a b"),
    ])
    #expect(result.slots == [1, 3, 4, 5])
    #expect(result.problems.map(\.code) == [.straddlingDuplicate, .straddlingDuplicate])
    #expect(
      result.problems[0].message
        == "has the same bytes as class0/1.png, which is declared test; left out")
  }
}
