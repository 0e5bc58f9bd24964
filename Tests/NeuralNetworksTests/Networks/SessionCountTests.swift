import Kernels
import NeuralNetworks
import Tensors
import Testing

@Suite struct SessionCountTests {
  /// Fewer samples are shared among the threads in another way, which may need more scratch memory
  /// than the full batch.
  @Test(arguments: [Session.Purpose.training, .inference], [1, 2])
  func `every smaller count runs in the memory of the session`(
    purpose: Session.Purpose, threads: Int
  ) throws {
    let network = try Network(
      Architectures.named("keras-cnn", input: [16, 16, 3], classes: 3), seed: 1)
    let pool = WorkerPool(threads: threads)
    let session = try network.makeSession(batch: 64, purpose: purpose, pool: pool)
    session.input.fill(0.5)
    session.forward()
    let full = session.output.slice(0, 3).array
    for count in [63, 48, 33, 32, 31, 17, 16, 13, 12, 11, 7, 5, 3, 2, 1] {
      session.forward(count: count)
      for c in 0..<3 { #expect((session.output[c] - full[c]).magnitude <= 1e-5, "\(count)") }
      guard purpose == .training else { continue }
      session.outputGradient.fill(0.1)
      session.backward()
    }
  }
}
