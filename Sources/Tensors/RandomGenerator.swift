/// The one random generator: xoshiro256** seeded by SplitMix64 (Blackman and Vigna, 2018).
///
/// Streams are derived, never shared: the generator of a purpose is made from the seed and a few
/// numbers that name the purpose (epoch, sample, layer). Nothing therefore needs to be saved to
/// resume a run bit for bit, and work may be done in any order on any thread.
public struct RandomGenerator: RandomNumberGenerator, Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Creates the generator of `seed` itself.
  public init(seed: UInt64) {
    self.init(state: seed)
  }

  /// Creates the generator of `seed` for the purpose that `stream` names.
  ///
  /// Up to three numbers have initialisers of their own, since a list is allocated.
  public init(
    seed: UInt64, stream first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64,
    _ more: UInt64...
  ) {
    let four = [first, second, third, fourth].reduce(seed, Self.folded)
    self.init(state: more.reduce(four, Self.folded))
  }

  /// The same for one number.
  public init(seed: UInt64, stream: UInt64) {
    self.init(state: Self.folded(seed, stream))
  }

  /// The same for two numbers.
  public init(seed: UInt64, stream first: UInt64, _ second: UInt64) {
    self.init(state: Self.folded(Self.folded(seed, first), second))
  }

  /// The same for three numbers.
  public init(seed: UInt64, stream first: UInt64, _ second: UInt64, _ third: UInt64) {
    self.init(state: Self.folded(Self.folded(Self.folded(seed, first), second), third))
  }

  /// Fills the four words from one.
  private init(state: UInt64) {
    var state = state
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return Self.mixed(state)
    }
    s0 = next()
    s1 = next()
    s2 = next()
    s3 = next()
  }

  /// The seed of the stream `value` within the stream `state`.
  private static func folded(_ state: UInt64, _ value: UInt64) -> UInt64 {
    mixed(state ^ mixed(value &+ 0x9E37_79B9_7F4A_7C15))
  }

  /// The finaliser of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// A float in `0..<1`, a multiple of 2⁻²⁴.
  public mutating func uniform() -> Float {
    Float(next() >> 40) * 0x1p-24
  }

  /// A float in `low..<high`.
  public mutating func uniform(_ low: Float, _ high: Float) -> Float {
    low + (high - low) * uniform()
  }

  /// An integer in `0..<bound`, unbiased.
  ///
  /// - Precondition: `bound > 0`.
  public mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "the bound must be positive, got \(bound)")
    return Int(next(upperBound: UInt64(bound)))
  }
}
