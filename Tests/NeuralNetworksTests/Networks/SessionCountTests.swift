import Kernels
import NeuralNetworks
import Tensors
import Testing

@Suite struct SessionCountTests {
  /// The first layers are two convolutions, which read bytes, and one that does not.
  @Test(arguments: ["adnet", "lenet5", "mlp"], [1, 2])
  func `bytes give the answer of the floats they are converted to`(
    name: String, threads: Int
  ) throws {
    let side = 32
    let network = try Network(
      Architectures.named(name, input: [side, side, 3], classes: 4), seed: 2)
    for purpose in [Session.Purpose.inference, .training] {
      let session = try network.makeSession(
        batch: 3, purpose: purpose, pool: WorkerPool(threads: threads))
      for count in [3, 2] {
        let bytes = (0..<count * side * side * 3).map { UInt8(truncatingIfNeeded: $0 * 7 + count) }
        for (index, byte) in bytes.enumerated() { session.input[index] = Float(byte) / 99 - 1 }
        session.forward(count: count, step: 0)
        let expected = session.output.array
        session.input.fill(7)
        bytes.withUnsafeBufferPointer {
          session.forward(bytes: $0, count: count) { bytes, floats in
            for index in bytes.indices { floats[index] = Float(bytes[index]) / 99 - 1 }
          }
        }
        #expect(session.output.array == expected)
        // A first layer that reads bytes leaves the input alone; the others read it.
        let readsBytes = purpose == .inference && name != "mlp"
        #expect((session.input[0] == 7) == readsBytes, "\(name)")
      }
    }
  }

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
