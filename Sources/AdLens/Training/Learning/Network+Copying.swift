extension Network {
  /// Copies every parameter and state tensor that the other network has under the same name and with
  /// the same shape, and returns the names of those it has not.
  ///
  /// - Parameter isKept: names that are neither copied nor missed.
  @discardableResult
  func copyTensors(
    from other: Network, except isKept: (String) -> Bool = { _ in false }
  ) -> [String] {
    var missing: [String] = []
    let parameters = Dictionary(
      other.parameters.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for parameter in self.parameters where !isKept(parameter.name) {
      guard let source = parameters[parameter.name], source.shape == parameter.shape else {
        missing.append(parameter.name)
        continue
      }
      weights(of: parameter).copy(from: other.weights(of: source).readOnly)
    }
    let tensors = Dictionary(
      other.stateTensors.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for tensor in stateTensors where !isKept(tensor.name) {
      guard let source = tensors[tensor.name], source.shape == tensor.shape else {
        missing.append(tensor.name)
        continue
      }
      state.slice(tensor.range.lowerBound, tensor.range.count)
        .copy(from: other.state.slice(source.range.lowerBound, source.range.count).readOnly)
    }
    return missing
  }
}
