import Tensors
import Testing

@Suite struct RandomGeneratorTests {
  @Test func `the numbers are those of xoshiro256** seeded by SplitMix64`() {
    // From the authors' C code, https://prng.di.unimi.it.
    var random = RandomGenerator(seed: 0)
    #expect(
      [random.next(), random.next(), random.next(), random.next()]
        == [
          0x99EC_5F36_CB75_F2B4, 0xBF6E_1F78_4956_452A, 0x1A5F_849D_4933_E6E0,
          0x6AA5_94F1_262D_2D2C,
        ])
    var other = RandomGenerator(seed: 12345)
    #expect([other.next(), other.next()] == [0xBE6A_3637_4160_D49B, 0x214A_AA06_37A6_88C6])
  }

  @Test func `streams differ by every number and by the order of the numbers`() {
    var firsts: Set<UInt64> = []
    for seed: UInt64 in 0..<4 {
      var plain = RandomGenerator(seed: seed)
      firsts.insert(plain.next())
      for a: UInt64 in 0..<8 {
        var one = RandomGenerator(seed: seed, stream: a)
        firsts.insert(one.next())
        for b: UInt64 in 0..<8 {
          var two = RandomGenerator(seed: seed, stream: a, b)
          firsts.insert(two.next())
        }
      }
    }
    #expect(firsts.count == 4 * (1 + 8 + 64))
  }

  @Test func `a stream is repeated exactly`() {
    var one = RandomGenerator(seed: 7, stream: 1, 2)
    var two = RandomGenerator(seed: 7, stream: 1, 2)
    for _ in 0..<100 { #expect(one.next() == two.next()) }
  }

  @Test func `uniform floats fill their interval evenly`() {
    var random = RandomGenerator(seed: 1)
    var counts = [Int](repeating: 0, count: 10)
    for _ in 0..<20_000 {
      let value = random.uniform()
      #expect(value >= 0 && value < 1)
      counts[Int(value * 10)] += 1
      let shifted = random.uniform(-3, -1)
      #expect(shifted >= -3 && shifted <= -1)
    }
    // Five standard deviations of the binomial around 2000.
    #expect(counts.allSatisfy { abs($0 - 2_000) <= 213 })
  }

  @Test func `integers are unbiased and below their bound`() {
    var random = RandomGenerator(seed: 2)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<14_000 { counts[random.integer(below: 7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 2_000) <= 208 })
    #expect(random.integer(below: 1) == 0)
  }

  @Test func `normal floats have the moments of the standard normal distribution`() {
    var random = RandomGenerator(seed: 3)
    let values = (0..<40_000).map { _ in Double(random.normal()) }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count
    // Five standard errors each.
    #expect(abs(mean) <= 0.025)
    #expect(abs(variance - 1) <= 0.036)
    #expect(abs(fourth - 3) <= 0.25)
  }

  @Test func `a shuffle is a permutation, and every order is as likely`() {
    var random = RandomGenerator(seed: 4)
    var orders: [[Int]: Int] = [:]
    for _ in 0..<12_000 {
      var values = [0, 1, 2, 3]
      random.shuffle(&values)
      orders[values, default: 0] += 1
    }
    #expect(orders.count == 24)
    #expect(orders.keys.allSatisfy { $0.sorted() == [0, 1, 2, 3] })
    #expect(orders.values.allSatisfy { abs($0 - 500) <= 110 })
    var none: [Int] = []
    random.shuffle(&none)
    #expect(none.isEmpty)
  }
}
