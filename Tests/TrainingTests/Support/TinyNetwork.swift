import NeuralNetworks
import Training

/// A network with every kind of thing a checkpoint must keep: weights, batch-norm state, dropout.
enum TinyNetwork {
  static func make(filters: Int = 4, seed: UInt64 = 3) throws -> Network {
    let architecture = try Architecture(
      name: "tiny", input: [StripeSource.side, StripeSource.side, 1],
      modules: [
        .layer("conv", Conv2D(filters: filters, kernel: 3)), .layer("norm", BatchNorm2D()),
        .layer("relu", ReLU()), .layer("dropout", Dropout(rate: 0.25)),
        .layer("flatten", Flatten()), .layer("classifier", Dense(units: StripeSource.classes)),
      ])
    return try Network(architecture, seed: seed)
  }

  static func options(
    epochs: Int = 3, optimizer: Optimizer = .adamW(), rate: Double = 0.02
  ) -> TrainerOptions {
    var options = TrainerOptions(
      epochs: epochs, optimizer: optimizer, peakRate: rate, schedule: .oneCycle)
    options.weightDecay = 0.01
    options.labelSmoothing = 0.1
    options.clipNorm = 1
    return options
  }
}
