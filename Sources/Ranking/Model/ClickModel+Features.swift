extension ClickModel {
  /// The derivative of a creative's logit by each of the network's own features.
  ///
  /// - Parameter columns: the creative's columns; a component that is cut off where it is far out changes nothing.
  public func featureSlopes(_ columns: [Double]) -> [Float] {
    let components = plan.components
    let first = regression.layout.columnOffset + plan.columns.count
    var slopes = [Double](repeating: 0, count: components.dimension)
    for row in 0..<components.count {
      guard columns[plan.columns.count + row].magnitude < FeaturePlan.limit else { continue }
      let effect = regression.effects[first + row]
      for index in slopes.indices {
        slopes[index] += effect * Double(components.directions[row * components.dimension + index])
      }
    }
    return slopes.map { Float($0) }
  }
}
