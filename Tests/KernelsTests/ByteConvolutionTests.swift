import Kernels
import Tensors
import Testing

/// First layers that read bytes compute what they compute of floats.
@Suite struct ByteConvolutionTests {
  private static let cases = caseCount(release: 600)

  @Sendable private static func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, _ floats: MutableFloatView
  ) {
    for index in bytes.indices { floats[index] = Float(bytes[index]) * 0.0078 - 0.97 }
  }

  private static func convolution(_ random: inout RandomGenerator) -> Convolution {
    let kernel = random.integer(in: 1...5)
    let padding = random.integer(below: min(kernel, 3))
    // High and narrow pictures are cut into many groups of rows.
    let isWide = random.bool()
    return Convolution(
      batch: random.integer(in: 1...3), height: kernel + random.integer(below: 40),
      width: kernel + random.integer(below: isWide ? 300 : 30),
      channels: random.element(of: [1, 1, 3, 3, 3, 4]), filters: random.integer(in: 1...40),
      window: Window(kernel, stride: random.integer(in: 1...3), padding: padding))
  }

  @Test func `a convolution of bytes has the bits of one of floats`() {
    var random = RandomGenerator(seed: 50)
    var count = 0
    for number in 0..<Self.cases {
      let convolution = Self.convolution(&random)
      guard convolution.readsTapRows, convolution.packedWeightCount > 0 else { continue }
      count += 1
      let pool = random.element(of: [WorkerPool.serial, Pools.two, Pools.three])
      let bytes = (0..<convolution.inputCount).map { _ in UInt8(random.integer(below: 256)) }
      let weights = Buffer(random.floats(convolution.weightCount))
      let bias = random.bool() ? Buffer(random.floats(convolution.filters)) : nil
      let activation = random.element(of: [Activation.identity, .relu6, .silu])
      let floats = Buffer(count: convolution.inputCount)
      bytes.withUnsafeBufferPointer { Self.convert($0, floats.view) }
      Kernel.underEverySet { set in
        let packed = Buffer(count: convolution.packedWeightCount)
        convolution.pack(weights.floats, into: packed.view, pool: pool)
        let workspace = Buffer(
          count: convolution.packedForwardWorkspaceCount(threads: pool.threads))
        let expected = Buffer(count: convolution.outputCount)
        convolution.forward(
          floats.floats, packed: packed.floats, bias: bias?.floats, activation: activation,
          into: expected.view, workspace: workspace.view, pool: pool)
        let result = Buffer(count: convolution.outputCount)
        bytes.withUnsafeBufferPointer {
          convolution.forward(
            bytes: $0, packed: packed.floats, bias: bias?.floats, activation: activation,
            into: result.view, workspace: workspace.view, pool: pool, convert: Self.convert)
        }
        #expect(result.array == expected.array, "case \(number), \(set): \(convolution)")
        let areIntact = [packed, workspace, result].allSatisfy(\.isIntact)
        #expect(areIntact, "case \(number), \(set): \(convolution)")
      }
    }
    #expect(count > Self.cases / 4)
  }

  @Test func `too few bytes, and a convolution of many channels, are refused`() async {
    await #expect(processExitsWith: .failure) {
      let convolution = Convolution(
        batch: 1, height: 9, width: 9, channels: 3, filters: 8, window: Window(3, stride: 2))
      let arena = Arena(count: 100_000)
      let bytes = [UInt8](repeating: 1, count: convolution.inputCount - 1)
      bytes.withUnsafeBufferPointer {
        convolution.forward(
          bytes: $0, packed: arena.view(0, convolution.packedWeightCount).readOnly,
          into: arena.view(0, convolution.outputCount), workspace: arena.view, pool: .serial,
          convert: { _, _ in })
      }
    }
    await #expect(processExitsWith: .failure) {
      let convolution = Convolution(
        batch: 1, height: 9, width: 9, channels: 32, filters: 8, window: Window(3))
      let arena = Arena(count: 100_000)
      let bytes = [UInt8](repeating: 1, count: convolution.inputCount)
      bytes.withUnsafeBufferPointer {
        convolution.forward(
          bytes: $0, packed: arena.view(0, convolution.packedWeightCount).readOnly,
          into: arena.view(0, convolution.outputCount), workspace: arena.view, pool: .serial,
          convert: { _, _ in })
      }
    }
  }
}
