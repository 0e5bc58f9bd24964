import Tensors

/// The second derivatives and the gradient of a regression at one point, the creatives' own effects
/// eliminated.
///
/// With `w = n·p·(1 − p)` of each row, `W` its sum over a creative, and `τ²` the variance of the creatives' own
/// effects, a creative adds `Σ w·x·xᵀ − h·hᵀ / (W + 1/τ²)`, `h = Σ w·x`. As the creative's columns are the
/// same in all its rows, their block needs one product for each creative: `W / (1 + τ²·W) · z·zᵀ`.
struct NormalEquations {
  let layout: RegressionLayout
  private(set) var matrix: SymmetricMatrix
  private(set) var gradient: [Double]

  /// Sums over a creative's rows: weights and residuals, whole, by context parameter, by interaction level.
  struct CreativeSums {
    var weight = 0.0
    var residual = 0.0
    var contextWeights: [Double]
    var contextResiduals: [Double]
    var touched: [Int] = []
    var levelWeights: [Double]
    var levelResiduals: [Double]
    /// Weights by interaction level and context parameter.
    var levelContextWeights: [Double]

    init(_ layout: RegressionLayout) {
      contextWeights = [Double](repeating: 0, count: layout.columnOffset)
      contextResiduals = contextWeights
      levelWeights = [Double](repeating: 0, count: layout.interactionLevels)
      levelResiduals = levelWeights
      levelContextWeights = [Double](
        repeating: 0, count: layout.interactionLevels * layout.columnOffset)
    }

    /// Forgets a creative; only what it has touched is cleared.
    mutating func clear() {
      (weight, residual) = (0, 0)
      for place in touched {
        contextWeights[place] = 0
        contextResiduals[place] = 0
        for level in levelWeights.indices {
          levelContextWeights[level * contextWeights.count + place] = 0
        }
      }
      touched.removeAll(keepingCapacity: true)
      for level in levelWeights.indices {
        levelWeights[level] = 0
        levelResiduals[level] = 0
      }
    }
  }

  init(_ layout: RegressionLayout) {
    self.layout = layout
    matrix = SymmetricMatrix(order: layout.count)
    gradient = [Double](repeating: 0, count: layout.count)
  }

  /// Adds the weight of one row to the pairs of its context parameters.
  mutating func addContext(_ places: UnsafeBufferPointer<Int>, weight: Double) {
    let order = matrix.order
    for row in places {
      for column in places where column <= row { matrix.elements[row * order + column] += weight }
    }
  }

  /// Adds a creative, but for the products with its columns: see `addColumns`.
  ///
  /// - Parameters:
  ///   - sums: the sums over its rows.
  ///   - columns: its columns.
  ///   - variance: `τ²`.
  ///   - ownGradient: the gradient of the creative's own effect.
  mutating func add(
    _ sums: CreativeSums, columns: UnsafeBufferPointer<Double>, variance: Double,
    ownGradient: Double
  ) {
    let order = matrix.order
    let first = layout.columnOffset
    let own = sums.weight + 1 / variance
    let pull = ownGradient / own
    matrix.elements.withUnsafeMutableBufferPointer { matrix in
      for row in sums.touched {
        let weight = sums.contextWeights[row]
        for column in sums.touched where column <= row {
          matrix[row * order + column] -= weight * sums.contextWeights[column] / own
        }
      }
    }
    for place in sums.touched {
      gradient[place] += sums.contextResiduals[place] - sums.contextWeights[place] * pull
    }
    let residual = sums.residual - sums.weight * pull
    for column in columns.indices { gradient[first + column] += residual * columns[column] }
    addChanges(sums, columns: columns, own: own, pull: pull)
  }

  /// Adds what concerns the changes that levels make.
  private mutating func addChanges(
    _ sums: CreativeSums, columns: UnsafeBufferPointer<Double>, own: Double, pull: Double
  ) {
    let order = matrix.order
    let changed = layout.interactionCount
    for level in 0..<layout.interactionLevels where sums.levelWeights[level] > 0 {
      let weight = sums.levelWeights[level]
      let offset = layout.interactionOffset(level)
      let contexts = level * layout.columnOffset
      matrix.elements.withUnsafeMutableBufferPointer { matrix in
        for place in sums.touched {
          let share =
            sums.levelContextWeights[contexts + place]
            - weight * sums.contextWeights[place] / own
          guard share != 0 else { continue }
          for column in 0..<changed {
            matrix[(offset + column) * order + place] += share * columns[column]
          }
        }
        for other in 0...level where sums.levelWeights[other] > 0 {
          let share = (other == level ? weight : 0) - weight * sums.levelWeights[other] / own
          let otherOffset = layout.interactionOffset(other)
          for row in 0..<changed {
            let base = (offset + row) * order + otherOffset
            let factor = share * columns[row]
            for column in 0...(other == level ? row : changed - 1) {
              matrix[base + column] += factor * columns[column]
            }
          }
        }
      }
      let residual = sums.levelResiduals[level] - weight * pull
      for column in 0..<changed { gradient[offset + column] += residual * columns[column] }
    }
  }

  /// Adds the products of all parameters with the columns.
  ///
  /// - Parameter products: `Σ h · zᵀ / (τ²·W + 1)` over the creatives, `[parameters, columns]`.
  mutating func addColumns(_ products: FloatView) {
    let (order, first, count) = (matrix.order, layout.columnOffset, layout.columnCount)
    matrix.elements.withUnsafeMutableBufferPointer { matrix in
      for row in 0..<order {
        for column in 0..<count {
          let value = Double(products[row * count + column])
          if row < first {
            matrix[(first + column) * order + row] += value
          } else if row >= first + column {
            matrix[row * order + first + column] += value
          }
        }
      }
    }
  }

  /// Adds the prior: a precision for each parameter, which pulls it to 0.
  mutating func add(precisions: [Double], at parameters: [Double]) {
    for index in parameters.indices {
      matrix[index, index] += precisions[index]
      gradient[index] -= precisions[index] * parameters[index]
    }
  }
}
