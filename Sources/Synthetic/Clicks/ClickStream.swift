import Tensors

/// The purposes for which the click log draws random numbers, apart from those of the pictures.
enum ClickStream: UInt64 {
  case tastes
  case brand
  case campaign
  case ad
  case impressions
  case groups

  /// The first number of all these streams; ads are drawn with 1 and 2.
  private static let clicks: UInt64 = 3

  /// The generator of a purpose.
  func generator(_ seed: UInt64) -> RandomGenerator {
    RandomGenerator(seed: seed, stream: Self.clicks, rawValue)
  }

  /// The generator of one of many things with a purpose.
  func generator(_ seed: UInt64, _ thing: UInt64) -> RandomGenerator {
    RandomGenerator(seed: seed, stream: Self.clicks, rawValue, thing)
  }

  /// The generator of one part of a thing with a purpose.
  func generator(_ seed: UInt64, _ thing: UInt64, _ part: UInt64) -> RandomGenerator {
    RandomGenerator(seed: seed, stream: Self.clicks, rawValue, thing, part)
  }
}
