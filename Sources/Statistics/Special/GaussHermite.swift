#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Gauss-Hermite rule with 20 nodes for the standard normal density: exact for polynomials of degree 39.
enum GaussHermite {
  /// How many nodes the rule has.
  static let count = 20

  /// The nodes, ascending: the roots of the probabilists' Hermite polynomial of degree `count`.
  static let nodes: [Double] = {
    // Neighbouring roots are more than 0.4 apart, and none lies beyond 2 √count.
    let step = 0.1
    let upper = (0..<90).compactMap { index -> Double? in
      let (low, high) = (Double(index) * step, Double(index + 1) * step)
      guard (polynomials(low).last < 0) != (polynomials(high).last < 0) else { return nil }
      return findRoot(from: low, to: high) { polynomials($0).last }
    }
    return upper.reversed().map { -$0 } + upper
  }()

  /// The weight of each node; they sum to 1.
  static let weights: [Double] = nodes.map { x in
    let before = polynomials(x).previous
    return 1 / (Double(count) * before * before)
  }

  /// The polynomials of degree `count` and one less at `x`, divided by the roots of their factorials, so that
  /// they stay small.
  private static func polynomials(_ x: Double) -> (last: Double, previous: Double) {
    var (previous, last) = (0.0, 1.0)
    for degree in 0..<count {
      let next =
        (x * last - Double(degree).squareRoot() * previous) / Double(degree + 1).squareRoot()
      (previous, last) = (last, next)
    }
    return (last, previous)
  }
}
