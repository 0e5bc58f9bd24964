import Kernels
import Tensors
import Testing

@Suite struct ReductionTests {
  private static let counts = [0, 1, 7, 8, 9, 1_000, 16_384, 16_385, 200_003, 2_000_000]

  @Test func `sums equal their definition and do not depend on the threads`() {
    var random = RandomGenerator(seed: 12)
    for count in Self.counts.prefix(caseCount(release: 400) >= 10 ? 10 : 8) {
      let x = Buffer(random.floats(count))
      let total = x.array.reduce(0.0) { $0 + Double($1) }
      let squares = x.array.reduce(0.0) { $0 + Double($1) * Double($1) }
      Kernel.underEverySet { set in
        let one = sum(x.floats, pool: .serial)
        // Sums in Double of a million floats agree to far below a float.
        #expect(abs(one - total) <= 1e-9 * Double(max(count, 1)), "\(set), \(count)")
        #expect(one == sum(x.floats, pool: Pools.two), "\(set), \(count)")
        #expect(one == sum(x.floats, pool: Pools.three), "\(set), \(count)")
        let norm = squaredNorm(x.floats, pool: .serial)
        #expect(abs(norm - squares) <= 1e-9 * Double(max(count, 1)), "\(set), \(count)")
        #expect(norm == squaredNorm(x.floats, pool: Pools.two), "\(set), \(count)")
      }
    }
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func `one value that is not finite is found anywhere`(value: Float) {
    for count in [1, 8, 33, 40_000] {
      let x = Buffer([Float](repeating: -3.4e38, count: count))
      Kernel.underEverySet { set in
        #expect(isFinite(x.floats, pool: Pools.two), "\(set), \(count)")
        for place in [0, count / 2, count - 1] {
          x.view[place] = value
          #expect(!isFinite(x.floats, pool: Pools.two), "\(set), \(count), \(place)")
          x.view[place] = 0
        }
        x.view.fill(-3.4e38)
      }
    }
  }

  @Test func `channel sums equal the reference for all extents and thread counts`() {
    var random = RandomGenerator(seed: 13)
    for (positions, channels) in [(1, 1), (5, 3), (63, 8), (1_000, 17), (5_000, 64), (0, 4)] {
      let x = Buffer(random.integers(positions * channels))
      let start = random.integers(channels)
      let expected = Buffer(start)
      Reference.channelSums(x.floats, channels: channels, addingTo: expected.view)
      let workspace = Buffer(
        count: channelSumsWorkspaceCount(positions: positions, channels: channels))
      Kernel.underEverySet { set in
        for pool in [WorkerPool.serial, Pools.two] {
          let sums = Buffer(start)
          channelSums(
            x.floats, channels: channels, into: sums.view, accumulating: true,
            workspace: workspace.view, pool: pool)
          #expect(sums.array == expected.array, "\(set), \(positions)x\(channels)")
          #expect(sums.isIntact && workspace.isIntact)
          channelSums(
            x.floats, channels: channels, into: sums.view, workspace: workspace.view, pool: pool)
          #expect(sums.array == zip(expected.array, start).map { $0 - $1 }, "\(set)")
        }
      }
    }
  }
}
