/// A symmetric matrix of doubles, of which the lower triangle counts.
public struct SymmetricMatrix: Sendable {
  /// Rows, and columns.
  public let order: Int

  /// The elements row by row; what lies above the diagonal is not looked at.
  public internal(set) var elements: [Double]

  /// A matrix of zeros.
  public init(order: Int) {
    self.order = order
    elements = [Double](repeating: 0, count: order * order)
  }

  /// The element of a row and a column, which may stand above the diagonal.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[max(row, column) * order + min(row, column)] }
    set { elements[max(row, column) * order + min(row, column)] = newValue }
  }

  /// Adds `scale * vector * vectorᵀ`.
  mutating func add(_ scale: Double, _ vector: UnsafeBufferPointer<Double>) {
    let order = order
    elements.withUnsafeMutableBufferPointer { elements in
      for row in vector.indices where vector[row] != 0 {
        let factor = scale * vector[row]
        let base = row * order
        for column in 0...row { elements[base + column] += factor * vector[column] }
      }
    }
  }
}

/// The Cholesky factor `L` of a positive definite matrix `A = L · Lᵀ`.
public struct CholeskyFactor: Sendable {
  /// Rows, and columns.
  public let order: Int

  /// The lower triangle row by row, with zeros above the diagonal.
  public let elements: [Double]

  /// Factors a matrix; `nil` if it is not positive definite as far as doubles can tell.
  public init?(_ matrix: SymmetricMatrix) {
    let order = matrix.order
    var elements = matrix.elements
    let isDefinite = elements.withUnsafeMutableBufferPointer { elements -> Bool in
      for row in 0..<order {
        let rowBase = row * order
        for column in 0...row {
          let columnBase = column * order
          var sum = elements[rowBase + column]
          for k in 0..<column { sum -= elements[rowBase + k] * elements[columnBase + k] }
          if column < row {
            elements[rowBase + column] = sum / elements[columnBase + column]
          } else {
            guard sum > 0, sum.isFinite else { return false }
            elements[rowBase + row] = sum.squareRoot()
          }
        }
        for column in row + 1..<max(order, row + 1) { elements[rowBase + column] = 0 }
      }
      return true
    }
    guard isDefinite else { return nil }
    self.order = order
    self.elements = elements
  }

  /// A factor that was kept: its lower triangle, row by row without the zeros.
  ///
  /// - Returns: `nil` when the count is not that of a triangle or the diagonal is not positive.
  public init?(packed: [Double], order: Int) {
    guard packed.count == order * (order + 1) / 2 else { return nil }
    var elements = [Double](repeating: 0, count: order * order)
    var next = 0
    for row in 0..<order {
      for column in 0...row {
        elements[row * order + column] = packed[next]
        next += 1
      }
      guard elements[row * order + row] > 0 else { return nil }
    }
    self.order = order
    self.elements = elements
  }

  /// The lower triangle, row by row without the zeros.
  public var packed: [Double] {
    (0..<order).flatMap { row in elements[row * order...row * order + row] }
  }

  /// `log det A`.
  public var logDeterminant: Double {
    2 * (0..<order).reduce(0) { $0 + log(elements[$1 * order + $1]) }
  }

  /// Solves `L · y = b`.
  public func forwardSolved(_ vector: [Double]) -> [Double] {
    var solved = vector
    elements.withUnsafeBufferPointer { elements in
      solved.withUnsafeMutableBufferPointer { solved in
        for row in 0..<order {
          var sum = solved[row]
          let base = row * order
          for column in 0..<row { sum -= elements[base + column] * solved[column] }
          solved[row] = sum / elements[base + row]
        }
      }
    }
    return solved
  }

  /// Solves `A · x = b`.
  public func solved(_ vector: [Double]) -> [Double] {
    var solved = forwardSolved(vector)
    elements.withUnsafeBufferPointer { elements in
      solved.withUnsafeMutableBufferPointer { solved in
        for row in (0..<order).reversed() {
          let value = solved[row] / elements[row * order + row]
          solved[row] = value
          let base = row * order
          for column in 0..<row { solved[column] -= elements[base + column] * value }
        }
      }
    }
    return solved
  }

  /// `bᵀ · A⁻¹ · b`.
  public func quadraticForm(_ vector: [Double]) -> Double {
    forwardSolved(vector).reduce(0) { $0 + $1 * $1 }
  }

  /// The diagonal of `A⁻¹`.
  public var inverseDiagonal: [Double] {
    // Column j of L⁻¹ is zero above j; the diagonal of A⁻¹ holds the squared lengths of these columns.
    var inverse = [Double](repeating: 0, count: order * order)
    var diagonal = [Double](repeating: 0, count: order)
    elements.withUnsafeBufferPointer { elements in
      inverse.withUnsafeMutableBufferPointer { inverse in
        for row in 0..<order {
          let base = row * order
          let pivot = 1 / elements[base + row]
          for k in 0..<row {
            let factor = elements[base + k]
            guard factor != 0 else { continue }
            for column in 0...k { inverse[base + column] -= factor * inverse[k * order + column] }
          }
          for column in 0..<row { inverse[base + column] *= pivot }
          inverse[base + row] = pivot
          for column in 0...row {
            diagonal[column] += inverse[base + column] * inverse[base + column]
          }
        }
      }
    }
    return diagonal
  }
}
