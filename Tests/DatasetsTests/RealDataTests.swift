import FileFormats
import TestSupport
import Testing

@testable import Datasets

// Hashing and decoding whole collections takes minutes without optimization.
#if !DEBUG
  @Suite struct RealDataTests {
    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
    func `MNIST has its 70,000 digits, none twice`() throws {
      let dataset = try DatasetReader.open(SharedData.path("mnist"))
      #expect(dataset.kind == .idx && dataset.problems.isEmpty)
      #expect(dataset.classNames == (0..<10).map(String.init))
      #expect(dataset.samples(on: .train).count == 60_000)
      #expect(dataset.samples(on: .test).prefix(5).map(\.label) == [7, 2, 1, 0, 4])
      #expect(
        dataset.classCounts(on: .train)
          == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
      #expect(Set(dataset.samples.map(\.sha256)).count == 70_000)
      let first = try dataset.pixels.bytes(of: dataset.samples(on: .test)[0])
      #expect(first.count == 784 && first.reduce(0) { $0 + Int($1) } > 10_000)
      let split = Splitter(validationFraction: 0.2, seed: 0).split(dataset)
      #expect(split.classCounts(on: .validation).reduce(0, +) == 12_000)
      #expect(split.classCounts(on: .test) == dataset.classCounts(on: .test))
      #expect(SplitFile.bytes(of: split).count > 70_000 * 90)
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
    func `trashnet leaves out three pairs that contradict each other`() throws {
      let dataset = try DatasetReader.open(SharedData.path("trashnet-256"))
      #expect(dataset.classNames == ["cardboard", "glass", "metal", "paper", "plastic", "trash"])
      #expect(dataset.problems.map(\.code) == Array(repeating: .conflictingLabels, count: 6))
      #expect(dataset.samples.count == 2521)
      #expect(dataset.samples.allSatisfy { $0.width == 192 && $0.height == 256 })
      let split = Splitter(validationFraction: 0.2, seed: 0).split(dataset)
      let totals = dataset.classCounts()
      for (label, count) in split.classCounts(on: .validation).enumerated() {
        #expect(abs(Double(count) - 0.2 * Double(totals[label])) <= 0.5)
      }
    }

    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
    func `copies among the clip art stay on one side`() throws {
      let dataset = try DatasetReader.open(SharedData.path("openclipart-cls"))
      let copies = Dictionary(grouping: dataset.samples, by: \.sha256).values.filter {
        $0.count > 1
      }
      let contradictions = dataset.problems.count { $0.code == .conflictingLabels }
      #expect(dataset.samples.count + contradictions == 964)
      #expect(!copies.isEmpty)
      for seed in 0..<5 as Range<UInt64> {
        let split = Splitter(validationFraction: 0.2, seed: seed).split(dataset)
        for group in Dictionary(grouping: split.samples, by: \.sha256).values {
          #expect(Set(group.map(\.split)).count == 1)
        }
      }
    }
  }
#endif
