import Testing

@testable import AdLensCommand

@Suite struct COCONumbersTests {
  private func numbers(_ paths: [String]) -> [Int?] {
    let numbers = COCONumbers(classCount: 2, paths: paths)
    return paths.map { numbers.number(ofImage: $0) }
  }

  @Test(arguments: [
    (["a.png", "000042.png"], [1, 42]), (["x/a.png", "b.png", "x/a.png"], [1, 2, 1]),
    // A name that two have is none, and a place that is another's name is taken.
    (["x/7.png", "y/7.png", "9.png"], [1, 2, 9]), (["a.png", "1.png"], [3, 1]),
    (["3.png", "a.png", "b.png"], [3, 2, 4]), (["12.jpg", "12.png", "1.png"], [4, 2, 1]),
  ])
  func `no two images have the same number`(paths: [String], expected: [Int]) {
    #expect(numbers(paths) == expected)
  }
}
