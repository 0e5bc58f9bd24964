import Tensors

extension Reference {
  /// `c = activation((accumulating ? c : 0) + a * b + bias)`; see `MatrixProduct`.
  public static func multiply(
    _ product: MatrixProduct, _ a: FloatView, _ b: FloatView, into c: MutableFloatView,
    accumulating: Bool = false, bias: FloatView? = nil, activation: Activation = .identity
  ) {
    let (rows, columns, depth) = (product.rows, product.columns, product.depth)
    for row in 0..<rows {
      for column in 0..<columns {
        var sum: Double = accumulating ? Double(c[row * columns + column]) : 0
        for k in 0..<depth {
          let left = product.transposingA ? a[k * rows + row] : a[row * depth + k]
          let right = product.transposingB ? b[column * depth + k] : b[k * columns + column]
          sum += Double(left) * Double(right)
        }
        if let bias { sum += Double(bias[column]) }
        c[row * columns + column] = Float(value(of: activation, at: sum))
      }
    }
  }
}
