import Tensors

extension Reference {
  /// See `BatchNormalization.statistics`.
  public static func statistics(
    _ normalization: BatchNormalization, _ input: FloatView, mean: MutableFloatView,
    variance: MutableFloatView
  ) {
    let (positions, channels) = (normalization.positions, normalization.channels)
    for c in 0..<channels {
      var sum = 0.0
      for p in 0..<positions { sum += Double(input[p * channels + c]) }
      let center = sum / Double(positions)
      var squares = 0.0
      for p in 0..<positions {
        let distance = Double(input[p * channels + c]) - center
        squares += distance * distance
      }
      mean[c] = Float(center)
      variance[c] = Float(squares / Double(positions))
    }
  }

  /// See `BatchNormalization.normalize`.
  public static func normalize(
    _ normalization: BatchNormalization, _ input: FloatView, mean: FloatView, variance: FloatView,
    gamma: FloatView, beta: FloatView, activation: Activation = .identity,
    into output: MutableFloatView
  ) {
    for index in input.indices {
      let c = index % normalization.channels
      let scale = (Double(variance[c]) + Double(normalization.epsilon)).squareRoot()
      let normal = (Double(input[index]) - Double(mean[c])) / scale
      output[index] = Float(
        value(of: activation, at: Double(gamma[c]) * normal + Double(beta[c])))
    }
  }

  /// See `BatchNormalization.backward`.
  public static func backward(
    _ normalization: BatchNormalization, _ outputGradient: FloatView, input: FloatView,
    mean: FloatView, variance: FloatView, gamma: FloatView, gammaGradient: MutableFloatView,
    betaGradient: MutableFloatView, into inputGradient: MutableFloatView, accumulating: Bool
  ) {
    let (positions, channels) = (normalization.positions, normalization.channels)
    for c in 0..<channels {
      let deviation = (Double(variance[c]) + Double(normalization.epsilon)).squareRoot()
      func normal(_ p: Int) -> Double {
        (Double(input[p * channels + c]) - Double(mean[c])) / deviation
      }
      var sum = 0.0
      var products = 0.0
      for p in 0..<positions {
        sum += Double(outputGradient[p * channels + c])
        products += Double(outputGradient[p * channels + c]) * normal(p)
      }
      betaGradient[c] += Float(sum)
      gammaGradient[c] += Float(products)
      for p in 0..<positions {
        let centered =
          Double(outputGradient[p * channels + c]) - sum / Double(positions)
          - normal(p) * products / Double(positions)
        let gradient = Float(Double(gamma[c]) / deviation * centered)
        inputGradient[p * channels + c] =
          accumulating ? inputGradient[p * channels + c] + gradient : gradient
      }
    }
  }
}
