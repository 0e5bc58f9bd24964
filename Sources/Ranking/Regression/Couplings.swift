import Kernels
import Tensors

/// `h = Σ w·x` of each creative, and the products of all of them with the creatives' columns.
///
/// These products are nearly all the arithmetic of a step. They are sums of some thousand terms in 32-bit floats:
/// exact to about six digits, enough for second derivatives; the gradient, which decides where the optimum lies, is
/// summed in doubles.
struct Couplings {
  private let layout: RegressionLayout
  private let creatives: Int
  private let product: MatrixProduct
  /// `[creatives, parameters]`.
  private let couplings: Arena
  /// The columns by `τ²·W + 1`, `[creatives, columns]`.
  private let scaled: Arena
  /// `[parameters, columns]`.
  private let sums: Arena
  private let workspace: Arena

  init(creatives: Int, layout: RegressionLayout) {
    self.layout = layout
    self.creatives = creatives
    product = MatrixProduct(
      rows: layout.count, columns: layout.columnCount, depth: creatives, transposingA: true)
    couplings = Arena(count: creatives * layout.count)
    scaled = Arena(count: creatives * layout.columnCount)
    sums = Arena(count: layout.count * layout.columnCount)
    workspace = Arena(count: product.workspaceCount(threads: 1))
  }

  /// Forgets all creatives.
  func clear() {
    couplings.view.fill(0)
    scaled.view.fill(0)
  }

  /// Sets what a creative adds.
  func set(
    _ creative: Int, _ sums: NormalEquations.CreativeSums, columns: UnsafeBufferPointer<Double>,
    variance: Double
  ) {
    let row = couplings.view.slice(creative * layout.count, layout.count)
    for place in sums.touched { row[place] = Float(sums.contextWeights[place]) }
    let scale = 1 / (variance * sums.weight + 1)
    let own = scaled.view.slice(creative * layout.columnCount, layout.columnCount)
    for column in columns.indices {
      row[layout.columnOffset + column] = Float(sums.weight * columns[column])
      own[column] = Float(scale * columns[column])
    }
    for level in 0..<layout.interactionLevels where sums.levelWeights[level] > 0 {
      let offset = layout.interactionOffset(level)
      for column in 0..<layout.interactionCount {
        row[offset + column] = Float(sums.levelWeights[level] * columns[column])
      }
    }
  }

  /// `Σ h · zᵀ / (τ²·W + 1)`.
  func products() -> FloatView {
    product.multiply(
      couplings.view.readOnly, scaled.view.readOnly, into: sums.view, workspace: workspace.view,
      pool: .serial)
    return sums.view.readOnly
  }

  /// `h · vector` of a creative.
  func product(_ creative: Int, _ vector: [Double]) -> Double {
    let row = couplings.view.slice(creative * layout.count, layout.count)
    return vector.indices.reduce(0) { $0 + Double(row[$1]) * vector[$1] }
  }
}
