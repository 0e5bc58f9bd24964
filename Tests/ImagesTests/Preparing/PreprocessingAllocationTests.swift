import Images
import Tensors
import TestSupport
import Testing

@Suite struct PreprocessingAllocationTests {
  @Test(.enabled(if: AllocationCounter.isUsable, Comment(rawValue: AllocationCounter.reason)))
  func `preparing pictures of one size allocates nothing after the first`() async {
    await #expect(processExitsWith: .success) {
      let images = [
        Pictures.noise(width: 300, height: 200, seed: 1),
        Pictures.noise(width: 300, height: 200, seed: 2),
      ]
      for channels in [1, 3] {
        let preprocessing = Preprocessing(width: 64, height: 64, channels: channels)
        let arena = Arena(count: preprocessing.count)
        var scratch = ResizeScratch()
        preprocessing.apply(images[0], into: arena.view, scratch: &scratch)
        let count = AllocationCounter.count {
          for image in images {
            preprocessing.apply(image, into: arena.view, scratch: &scratch)
          }
        }
        precondition(count == 0, "\(count) allocations with \(channels) channels")
      }
    }
  }
}
