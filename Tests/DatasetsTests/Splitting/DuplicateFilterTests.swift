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

  @Test func `a great many copies of one file are judged without comparing all pairs`() {
    // In pairs these would be four hundred million comparisons.
    let count = 20_000
    let sides: [Split] = [.train, .test]
    let copies = filtered(
      (0..<count).map { .init(0, split: sides[$0 % 2], bytes: "a") } + [.init(1)])
    #expect(copies.slots.count == count / 2 + 1)
    #expect(copies.problems.count == count / 2)
    let conflicts = filtered((0..<count).map { .init($0 % 2, bytes: "a") } + [.init(1)])
    #expect(conflicts.slots == [count])
    #expect(
      conflicts.problems.prefix(2).map(\.message) == [
        "has the same bytes as class1/1.png of class \"dog\"; left out",
        "has the same bytes as class0/0.png of class \"cat\"; left out",
      ])
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
