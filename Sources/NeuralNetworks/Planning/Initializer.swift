import Tensors

/// The values of a parameter before training.
///
/// `fanIn` is the number of inputs of one output, `fanOut` the number of outputs of one input; a
/// kernel's taps count in both.
public enum Initializer: Hashable, Sendable {
  /// Every element the same.
  case constant(Float)

  /// Normal, variance `2 / fanIn`: keeps the variance through ReLU (He and others, 2015).
  case heNormal(fanIn: Int)

  /// Uniform, variance `2 / fanIn`.
  case heUniform(fanIn: Int)

  /// Normal, variance `2 / (fanIn + fanOut)` (Glorot and Bengio, 2010).
  case glorotNormal(fanIn: Int, fanOut: Int)

  /// Uniform, variance `2 / (fanIn + fanOut)`.
  case glorotUniform(fanIn: Int, fanOut: Int)

  /// Fills a parameter with values from `generator`.
  public func fill(_ values: MutableFloatView, using generator: inout RandomGenerator) {
    switch self {
    case .constant(let value): values.fill(value)
    case .heNormal(let fanIn):
      fillNormal(values, variance: 2 / Float(fanIn), using: &generator)
    case .heUniform(let fanIn):
      fillUniform(values, variance: 2 / Float(fanIn), using: &generator)
    case .glorotNormal(let fanIn, let fanOut):
      fillNormal(values, variance: 2 / Float(fanIn + fanOut), using: &generator)
    case .glorotUniform(let fanIn, let fanOut):
      fillUniform(values, variance: 2 / Float(fanIn + fanOut), using: &generator)
    }
  }

  private func fillNormal(
    _ values: MutableFloatView, variance: Float, using generator: inout RandomGenerator
  ) {
    let deviation = variance.squareRoot()
    for index in values.indices { values[index] = deviation * generator.normal() }
  }

  private func fillUniform(
    _ values: MutableFloatView, variance: Float, using generator: inout RandomGenerator
  ) {
    // A uniform value in -limit..<limit has the variance limit² / 3.
    let limit = (3 * variance).squareRoot()
    for index in values.indices { values[index] = generator.uniform(-limit, limit) }
  }
}

/// How a layer draws its weights; the fans follow from its shapes.
public enum WeightScheme: String, Hashable, Sendable, CaseIterable {
  /// See `Initializer.heNormal`.
  case heNormal = "he-normal"

  /// See `Initializer.heUniform`.
  case heUniform = "he-uniform"

  /// See `Initializer.glorotNormal`.
  case glorotNormal = "glorot-normal"

  /// See `Initializer.glorotUniform`.
  case glorotUniform = "glorot-uniform"

  /// The initialiser for a weight with these fans.
  public func initializer(fanIn: Int, fanOut: Int) -> Initializer {
    switch self {
    case .heNormal: .heNormal(fanIn: fanIn)
    case .heUniform: .heUniform(fanIn: fanIn)
    case .glorotNormal: .glorotNormal(fanIn: fanIn, fanOut: fanOut)
    case .glorotUniform: .glorotUniform(fanIn: fanIn, fanOut: fanOut)
    }
  }
}
