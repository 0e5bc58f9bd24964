import Kernels
import Tensors
import Testing

@Suite struct PoolingTests {
  private static let cases = caseCount(release: 800)

  private static func pooling(_ random: inout RandomGenerator) -> Pooling {
    let kernel = random.integer(in: 1...4)
    let dilation = random.integer(below: 5) == 0 ? 2 : 1
    let extent = dilation * (kernel - 1) + 1
    func side(_ random: inout RandomGenerator) -> Int { random.integer(below: min(extent, 3)) }
    let padding = Padding(
      top: side(&random), left: side(&random), bottom: side(&random), right: side(&random))
    // Half of the cases tile the picture exactly, as most networks do.
    let window =
      random.bool()
      ? Window(kernel, stride: kernel)
      : Window(
        kernelHeight: kernel, kernelWidth: kernel, strideY: random.integer(in: 1...3),
        strideX: random.integer(in: 1...3), padding: padding, dilation: dilation)
    return Pooling(
      batch: random.integer(in: 1...4), height: extent + random.integer(below: 8),
      width: extent + random.integer(below: 8), channels: random.integer(in: 1...40),
      window: window)
  }

  /// Few distinct values, so that windows hold ties, and now and then a NaN.
  private static func cells(_ count: Int, _ random: inout RandomGenerator) -> [Float] {
    (0..<count).map { _ in
      random.integer(below: 60) == 0 ? .nan : Float(random.integer(below: 4))
    }
  }

  private static func bits(_ values: [Float]) -> [UInt32] {
    values.map { $0.isNaN ? 0x7FC0_0000 : ($0 + 0).bitPattern }
  }

  @Test func `maximum and its gradient equal the reference, ties and NaN included`() {
    var random = RandomGenerator(seed: 5)
    for number in 0..<Self.cases {
      let pooling = Self.pooling(&random)
      let x = Buffer(Self.cells(pooling.inputCount, &random))
      let dy = Buffer(random.integers(pooling.outputCount))
      let start = random.integers(pooling.inputCount)
      let isAdding = random.bool()
      let y = Buffer(count: pooling.outputCount)
      let dx = Buffer(isAdding ? start : start.map { _ in 0 })
      Reference.maximum(pooling, x.floats, into: y.view)
      Reference.maximumGradient(
        pooling, dy.floats, input: x.floats, output: y.floats, addingTo: dx.view)
      let pool = random.bool() ? Pools.two : WorkerPool.serial
      Kernel.underEverySet { set in
        let output = Buffer(count: pooling.outputCount)
        pooling.maximum(x.floats, into: output.view, pool: pool)
        #expect(Self.bits(output.array) == Self.bits(y.array), "case \(number), \(set): \(pooling)")
        let gradient = Buffer(start)
        if isAdding {
          pooling.maximumGradient(
            dy.floats, input: x.floats, output: y.floats, addingTo: gradient.view, pool: pool)
        } else {
          pooling.maximumGradient(
            dy.floats, input: x.floats, output: y.floats, into: gradient.view, pool: pool)
        }
        #expect(gradient.array == dx.array, "case \(number), \(set): \(pooling)")
        #expect(output.isIntact && gradient.isIntact, "case \(number), \(set): \(pooling)")
      }
    }
  }

  @Test func `average and its gradient equal the reference`() {
    var random = RandomGenerator(seed: 6)
    for number in 0..<Self.cases {
      let pooling = Self.pooling(&random)
      let x = Buffer(random.integers(pooling.inputCount))
      let dy = Buffer(random.integers(pooling.outputCount))
      let isAll = random.bool()
      let y = Buffer(count: pooling.outputCount)
      let dx = Buffer(count: pooling.inputCount)
      Reference.average(pooling, x.floats, countingPadding: isAll, into: y.view)
      Reference.averageGradient(pooling, dy.floats, countingPadding: isAll, addingTo: dx.view)
      Kernel.underEverySet { set in
        let output = Buffer(count: pooling.outputCount)
        pooling.average(x.floats, countingPadding: isAll, into: output.view, pool: Pools.two)
        let gradient = Buffer(count: pooling.inputCount)
        pooling.averageGradient(
          dy.floats, countingPadding: isAll, into: gradient.view, pool: Pools.two)
        // A share of 1/9 is rounded once here, once more in the reference.
        expectClose(output.array, y.array, 1e-6, "case \(number), \(set): \(pooling)")
        expectClose(gradient.array, dx.array, 2e-6, "case \(number), \(set): \(pooling)")
        #expect(output.isIntact && gradient.isIntact, "case \(number), \(set): \(pooling)")
      }
    }
  }

  @Test func `a window that could see padding alone is refused`() async {
    await #expect(processExitsWith: .failure) {
      // Its taps are at -2 and 1 of a picture of one pixel.
      _ = Pooling(
        batch: 1, height: 1, width: 1, channels: 1, window: Window(2, padding: 2, dilation: 3))
    }
  }

  @Test func `two by two windows over a small picture`() {
    let pooling = Pooling(batch: 1, height: 2, width: 4, channels: 1, window: Window(2, stride: 2))
    let x = Buffer([1, 5, 2, 2, 3, 4, 2, 0])
    let y = Buffer(count: 2)
    pooling.maximum(x.floats, into: y.view, pool: .serial)
    #expect(y.array == [5, 2])
    let dx = Buffer(count: 8)
    pooling.maximumGradient(
      Buffer([10, 20]).floats, input: x.floats, output: y.floats, into: dx.view, pool: .serial)
    // Of the three twos the first in reading order takes the gradient.
    #expect(dx.array == [0, 10, 20, 0, 0, 0, 0, 0])
    pooling.average(x.floats, into: y.view, pool: .serial)
    #expect(y.array == [3.25, 1.5])
  }

  @Test func `the global average and its gradient equal their definition`() {
    var random = RandomGenerator(seed: 7)
    for (batch, pixels, channels) in [(1, 1, 1), (3, 49, 17), (2, 64, 256), (64, 16, 96)] {
      let x = Buffer(random.integers(batch * pixels * channels))
      let dy = random.integers(batch * channels)
      let y = Buffer(count: batch * channels)
      Reference.globalAverage(
        x.floats, batch: batch, pixels: pixels, channels: channels, into: y.view)
      Kernel.underEverySet { set in
        let output = Buffer(count: batch * channels)
        globalAverage(
          x.floats, batch: batch, pixels: pixels, channels: channels, into: output.view,
          pool: Pools.two)
        expectClose(output.array, y.array, 1e-6, "\(set)")
        for isAdding in [false, true] {
          let dx = Buffer([Float](repeating: 2, count: x.view.count))
          globalAverageGradient(
            Buffer(dy).floats, batch: batch, pixels: pixels, channels: channels, into: dx.view,
            accumulating: isAdding, pool: Pools.two)
          let expected = dx.view.indices.map { index in
            let gradient = dy[index / (pixels * channels) * channels + index % channels]
            return (isAdding ? 2 : 0) + gradient / Float(pixels)
          }
          expectClose(dx.array, expected, 1e-6, "\(set)")
        }
      }
    }
  }
}
