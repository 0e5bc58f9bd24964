import Kernels
import NeuralNetworks

/// Layers and input shapes that several suites go through.
enum LayerCases {
  static let convolutions: [(Conv2D, [Int])] = [
    (Conv2D(filters: 3, kernel: 3), [2, 5, 4, 2]),
    (Conv2D(filters: 4, kernel: 3, stride: 2, padding: .same), [1, 6, 5, 3]),
    (Conv2D(filters: 2, kernel: Pair(1, 3), stride: Pair(2, 1), padding: .every(1)), [2, 4, 5, 2]),
    (Conv2D(filters: 4, kernel: 3, padding: .every(2), dilation: 2, groups: 2), [1, 6, 5, 4]),
    (Conv2D(filters: 6, kernel: 3, padding: .same, groups: 6, bias: false), [2, 5, 4, 6]),
    (Conv2D(filters: 5, kernel: 1, bias: false), [2, 3, 3, 4]),
    (
      Conv2D(
        filters: 2, kernel: 2,
        padding: .explicit(Padding(top: 0, left: 1, bottom: 2, right: 0))), [1, 3, 4, 1]
    ),
  ]

  static let activations: [any Layer] = [
    ReLU(), ReLU6(), LeakyReLU(slope: 0.2), SiLU(), Sigmoid(),
  ]

  static let all: [(any Layer, [Int])] = [
    (Conv2D(filters: 3, kernel: 3), [2, 5, 4, 2]), (Dense(units: 4), [3, 5]),
    (AveragePool2D(2), [2, 4, 4, 2]), (GlobalAveragePool(), [2, 3, 4, 5]),
    (GlobalMaxPool(), [2, 3, 4, 5]),
    (MaxPool2D(2), [2, 4, 4, 2]), (ReLU(), [2, 9]), (ReLU6(), [2, 9]), (LeakyReLU(), [2, 9]),
    (SiLU(), [2, 9]), (Sigmoid(), [2, 9]), (Softmax(), [2, 9]), (BatchNorm2D(), [2, 3, 3, 2]),
    (UpsampleNearest2D(Pair(2, 3)), [2, 3, 2, 5]), (Dropout(rate: 0.4), [2, 9]),
    (Flatten(), [2, 3, 2, 2]),
  ]
}
