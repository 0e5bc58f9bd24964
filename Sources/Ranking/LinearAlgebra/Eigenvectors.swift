/// The eigenvalues of a symmetric matrix, the largest first, with their vectors.
///
/// Jacobi's rotations in cyclic order (Golub and Van Loan, "Matrix Computations", 8.5): slow, exact and the
/// same everywhere.
struct Eigenvectors {
  let values: [Double]
  let vectors: [[Double]]

  private static let sweepLimit = 30

  init(_ matrix: SymmetricMatrix) {
    let order = matrix.order
    var a = [Double](repeating: 0, count: order * order)
    var v = a
    for row in 0..<order {
      for column in 0..<order { a[row * order + column] = matrix[row, column] }
      v[row * order + row] = 1
    }
    let total = a.reduce(0) { $0 + $1 * $1 }
    a.withUnsafeMutableBufferPointer { a in
      v.withUnsafeMutableBufferPointer { v in
        for _ in 0..<Self.sweepLimit {
          var outside = 0.0
          for row in 0..<order {
            for column in 0..<row { outside += a[row * order + column] * a[row * order + column] }
          }
          if outside <= 1e-22 * total { break }
          // Small elements wait for a later sweep.
          let threshold = (outside / Double(max(order * order, 1))).squareRoot() * 0.2
          for p in 0..<order {
            for q in p + 1..<max(order, p + 1) where abs(a[p * order + q]) > threshold {
              Self.rotate(a, v, p, q, order)
            }
          }
        }
      }
    }
    let sorted = (0..<order).sorted {
      (a[$1 * order + $1], $0) < (a[$0 * order + $0], $1)
    }
    values = sorted.map { a[$0 * order + $0] }
    // Row i of v is the vector of the element i of the diagonal. Its sign is chosen so that the largest part is positive.
    vectors = sorted.map { index in
      let vector = Array(v[index * order..<(index + 1) * order])
      let largest = vector.max { abs($0) < abs($1) } ?? 0
      return largest < 0 ? vector.map { -$0 } : vector
    }
  }

  /// Makes the element (p, q) zero.
  private static func rotate(
    _ a: UnsafeMutableBufferPointer<Double>, _ v: UnsafeMutableBufferPointer<Double>, _ p: Int,
    _ q: Int, _ order: Int
  ) {
    let theta = (a[q * order + q] - a[p * order + p]) / (2 * a[p * order + q])
    let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    for k in 0..<order {
      let (x, y) = (a[k * order + p], a[k * order + q])
      a[k * order + p] = c * x - s * y
      a[k * order + q] = s * x + c * y
    }
    for k in 0..<order {
      let (x, y) = (a[p * order + k], a[q * order + k])
      a[p * order + k] = c * x - s * y
      a[q * order + k] = s * x + c * y
    }
    for k in 0..<order {
      let (x, y) = (v[p * order + k], v[q * order + k])
      v[p * order + k] = c * x - s * y
      v[q * order + k] = s * x + c * y
    }
  }
}
