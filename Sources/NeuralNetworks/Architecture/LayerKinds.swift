/// The layers that a model file may name.
enum LayerKinds {
  /// Every kind, in the order of the documentation.
  static let all: [any Layer.Type] = [
    Conv2D.self, Dense.self, MaxPool2D.self, AveragePool2D.self, GlobalAveragePool.self,
    GlobalMaxPool.self, UpsampleNearest2D.self, BatchNorm2D.self, ReLU.self, ReLU6.self,
    LeakyReLU.self, SiLU.self, Sigmoid.self, Softmax.self, Dropout.self, Flatten.self,
  ]

  /// The layer of a kind, or `nil`.
  static func type(named kind: String) -> (any Layer.Type)? {
    all.first { $0.kind == kind }
  }
}
