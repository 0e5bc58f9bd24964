import NeuralNetworks
import Tensors

// A view does not keep its arena alive, and an optimized build frees an object after its last use: the
// copies below hold on to the owner while they read.

extension Arena {
  /// An arena with these values.
  convenience init(_ values: [Float]) {
    self.init(count: values.count)
    view.copy(from: values)
  }

  /// The values as an array.
  var values: [Float] { withExtendedLifetime(self) { view.array } }

  /// Fills with values in -1..<1 that follow from a seed.
  func randomize(_ seed: UInt64) {
    var generator = RandomGenerator(seed: seed, stream: 2)
    for index in view.indices { view[index] = generator.uniform(-1, 1) }
  }
}

extension Session {
  /// The output as an array.
  var outputs: [Float] { withExtendedLifetime(self) { output.array } }

  /// The input as an array.
  var inputs: [Float] { withExtendedLifetime(self) { input.array } }
}

extension Network {
  /// All weights as an array.
  var weightValues: [Float] { withExtendedLifetime(self) { weights.array } }

  /// All gradients as an array.
  var gradientValues: [Float] { withExtendedLifetime(self) { gradients.array } }

  /// All state tensors as an array.
  var stateValues: [Float] { withExtendedLifetime(self) { state.array } }

  /// The gradient of one parameter as an array.
  func gradientValues(of parameter: Parameter) -> [Float] {
    withExtendedLifetime(self) { gradient(of: parameter).array }
  }
}
