#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The Gauss-Legendre rule with 16 nodes on -1 to 1: exact for polynomials of degree 31.
enum GaussLegendre {
  /// How many nodes the rule has.
  static let count = 16

  /// The nodes, ascending: the roots of the Legendre polynomial of degree `count`.
  static let nodes: [Double] = (0..<count).map { index in
    var x = -cos(Double.pi * (Double(index) + 0.75) / (Double(count) + 0.5))
    for _ in 0..<20 {
      let p = polynomials(x)
      let slope = Double(count) * (x * p[count] - p[count - 1]) / (x * x - 1)
      x -= p[count] / slope
    }
    return x
  }

  /// The weight of each node; they sum to 2.
  static let weights: [Double] = nodes.map { x in
    let before = polynomials(x)[count - 1] * Double(count)
    return 2 * (1 - x * x) / (before * before)
  }

  /// `integration[i * count + j]` is the weight of node `j` in the integral from -1 to node `i`, exact
  /// for polynomials of degree 15.
  static let integration: [Double] = nodes.flatMap { end in
    let upper = polynomials(end)
    return zip(nodes, weights).map { node, weight in
      let p = polynomials(node)
      // The integral of P(k) from -1 is (P(k+1) - P(k-1)) / (2k + 1), that of P(0) is x + 1.
      var sum = (end + 1) / 2
      for k in 1..<count { sum += p[k] * (upper[k + 1] - upper[k - 1]) / 2 }
      return weight * sum
    }
  }

  /// The Legendre polynomials of degree 0 to `count` at `x`, by their recurrence.
  private static func polynomials(_ x: Double) -> [Double] {
    var values = [1, x]
    for k in 1..<count {
      let n = Double(k)
      values.append(((2 * n + 1) * x * values[k] - n * values[k - 1]) / (n + 1))
    }
    return values
  }
}
