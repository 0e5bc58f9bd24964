import Testing

@testable import Datasets

@Suite struct SplitterTests {
  private func split(
    _ dataset: Dataset, fraction: Double = 0.2, seed: UInt64 = 0
  ) -> Dataset {
    Splitter(validationFraction: fraction, seed: seed).split(dataset)
  }

  @Test func `each class gives its part, at least one and never all`() {
    let result = split(Samples.dataset(counts: [100, 33, 7, 3, 2, 1]))
    #expect(result.classCounts(on: .validation) == [20, 7, 1, 1, 1, 0])
    #expect(result.classCounts(on: .train) == [80, 26, 6, 2, 1, 1])
    #expect(result.problems.map(\.path) == ["class4", "class5"])
    #expect(result.problems.map(\.code) == [.singleImageClass, .singleImageClass])
    #expect(result.problems[1].message.contains("the class has one image, which is in train"))
  }

  @Test func `the same seed gives the same split, another seed another`() {
    let dataset = Samples.dataset(counts: [50, 50])
    #expect(split(dataset).samples == split(dataset).samples)
    #expect(split(dataset).samples != split(dataset, seed: 1).samples)
  }

  @Test func `sides follow from the bytes, whatever files are called and in which order`() {
    let dataset = Samples.dataset(counts: [40, 40])
    var reversed = dataset
    reversed.samples.reverse()
    let sides = { (dataset: Dataset) in
      Dictionary(uniqueKeysWithValues: dataset.samples.map { ($0.sha256, $0.split) })
    }
    #expect(sides(split(dataset)) == sides(split(reversed)))
  }

  @Test func `a fraction of zero leaves everything in train without a complaint`() {
    let result = split(Samples.dataset(counts: [5, 5]), fraction: 0)
    #expect(result.samples.allSatisfy { $0.split == .train } && result.problems.isEmpty)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `copies of one file stay together`(seed: UInt64) {
    var rows = (0..<30).map { Samples.Row($0 % 2) }
    for copy in [3, 11, 17] { rows[copy].bytes = "same" }
    let result = split(Samples.dataset(rows, classes: 2), seed: seed)
    #expect(Set([3, 11, 17].map { result.samples[$0].split }).count == 1)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `families stay together, through copies too`(seed: UInt64) {
    var rows = (0..<40).map { Samples.Row($0 % 2, family: "family \($0 / 4)") }
    // Joins families 0 and 9.
    rows[0].bytes = "same"
    rows[38].bytes = "same"
    let result = split(Samples.dataset(rows, classes: 2), seed: seed)
    for family in 0..<10 {
      let sides = (0..<4).map { result.samples[family * 4 + $0].split }
      #expect(Set(sides).count == 1)
    }
    #expect(result.samples[0].split == result.samples[38].split)
    #expect(result.classCounts(on: .validation) == [4, 4])
  }

  @Test func `a family larger than its part goes over it rather than leave none to measure`() {
    let rows =
      (0..<8).map { Samples.Row(0, family: "a \($0 / 4)") }
      + (0..<10).map { _ in Samples.Row(1) }
    let result = split(Samples.dataset(rows, classes: 2))
    #expect(result.classCounts(on: .validation) == [4, 2])
  }

  @Test func `one family for all means no validation, which is reported`() {
    let rows = (0..<8).map { Samples.Row($0 % 2, family: "a") }
    let result = split(Samples.dataset(rows, classes: 2))
    #expect(result.samples.allSatisfy { $0.split == .train })
    #expect(result.problems.map(\.code) == [.noValidation])
  }

  @Test func `declared sides are kept and declared validation is the only one`() {
    let rows = (0..<12).map {
      Samples.Row($0 % 2, split: $0 < 3 ? .validation : $0 < 6 ? .test : nil)
    }
    let result = split(Samples.dataset(rows, classes: 2))
    #expect(result.samples.prefix(3).allSatisfy { $0.split == .validation })
    #expect(result.samples[3..<6].allSatisfy { $0.split == .test })
    #expect(result.samples[6...].allSatisfy { $0.split == .train })
  }

  @Test func `validation comes from declared train where there is none`() {
    let rows = (0..<30).map { Samples.Row($0 % 2, split: $0 < 20 ? .train : .test) }
    let result = split(Samples.dataset(rows, classes: 2))
    #expect(result.classCounts(on: .validation) == [2, 2])
    #expect(result.classCounts(on: .test) == [5, 5])
  }

  @Test func `relatives of a test image are not learned from`() {
    let rows = [
      Samples.Row(0, split: .test, family: "a"), Samples.Row(0, family: "a"), Samples.Row(0),
      Samples.Row(1, split: .test, bytes: "same"), Samples.Row(1, bytes: "same"), Samples.Row(1),
    ]
    let result = split(Samples.dataset(rows, classes: 2), fraction: 0)
    #expect(result.samples.map(\.split) == [.test, .test, .train, .test, .test, .train])
  }

  @Test func `a family that the data itself declares on two sides is reported once`() {
    let rows = [
      Samples.Row(0, split: .test, family: "a"), Samples.Row(0, split: .train, family: "a"),
      Samples.Row(0, split: .train, family: "a"), Samples.Row(1, split: .train),
      Samples.Row(1, split: .train),
    ]
    let result = split(Samples.dataset(rows, classes: 2), fraction: 0)
    #expect(result.samples.map(\.split) == rows.map(\.split))
    #expect(result.problems.map(\.code) == [.straddlingFamily])
    #expect(result.problems[0].message.contains("train and test"))
  }
}
