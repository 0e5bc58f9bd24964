#if !DEBUG
  import Testing
  import TestSupport

  @testable import Datasets

  @Suite struct RealDataTests {
    @Test(.enabled(if: SharedData.isPresent, "\(SharedData.reason)"))
    func `trashnet leaves out three pairs that contradict each other`() throws {
      let dataset = try DatasetReader.open(SharedData.path("trashnet-256"))
      #expect(dataset.classNames == ["cardboard", "glass", "metal", "paper", "plastic", "trash"])
      #expect(dataset.problems.map(\.code) == Array(repeating: .conflictingLabels, count: 6))
      #expect(dataset.samples.count == 2521)
    }
  }
#endif
