import NeuralNetworks
import Tensors
import Testing

/// Evaluates an architecture by walking its tree: every layer has memory of its own, nothing is fused,
/// shared or reused.
///
/// It defines what a session must compute.
final class NaiveNetwork {
  private let network: Network
  private var layers: [String: SingleLayer] = [:]
  private let mode: Mode

  /// What each part gave, by its full name, and what came before each route or join.
  private var outputs: [String: Value] = [:]
  private var widths: [String: [Int]] = [:]

  /// Gradients that routes hand to the parts they lead to.
  private var routed: [String: [Float]] = [:]

  /// Gradients of parameters by name, after `backward`.
  private(set) var gradients: [String: [Float]] = [:]

  init(_ network: Network, mode: Mode) {
    self.network = network
    self.mode = mode
  }

  /// The output for an input of a shape.
  func forward(_ input: [Float], _ shape: Shape) throws -> [Float] {
    try forward(network.architecture.modules, "", input, shape).values
  }

  /// The gradient at the input for one at the output.
  func backward(_ outputGradient: [Float]) -> [Float] {
    routed = [:]
    return backward(network.architecture.modules, "", outputGradient)
  }

  private typealias Value = (values: [Float], shape: Shape)

  private func forward(
    _ modules: [Module], _ path: String, _ input: [Float], _ shape: Shape
  ) throws -> Value {
    var value = (values: input, shape: shape)
    for module in modules {
      let name = path + module.name
      switch module {
      case .layer(_, let layer): value = try run(layer, name, value)
      case .sequential(_, let modules):
        value = try forward(modules, name + ".", value.values, value.shape)
      case .residual(_, let body, let shortcut):
        let sum = try forward(body, name + ".", value.values, value.shape)
        let skip = try forward(shortcut, name + ".shortcut.", value.values, value.shape)
        value = (zip(sum.values, skip.values).map { $0 + $1 }, sum.shape)
      case .route(_, let source):
        widths[name] = [value.values.count]
        value = try #require(outputs[source])
      case .joined(_, let branches):
        let rows = try branches.map {
          try forward($0, name + ".", value.values, value.shape)
        }
        let counts = rows.map(\.shape.countPerSample)
        widths[name] = [value.values.count] + counts
        let batch = value.shape.batch
        value = (
          (0..<batch).flatMap { sample in
            zip(rows, counts).flatMap { Array($0.values[sample * $1..<(sample + 1) * $1]) }
          }, Shape(batch, counts.reduce(0, +))
        )
      }
      outputs[name] = value
    }
    return value
  }

  private func run(_ layer: any Layer, _ name: String, _ value: Value) throws -> Value {
    let single = try SingleLayer(layer, input: value.shape)
    single.input.view.copy(from: value.values)
    for (spec, arena) in zip(single.plan.parameters, single.parameters) {
      for parameter in network.parameters where parameter.name == name + "." + spec.name {
        arena.view.copy(from: network.weights(of: parameter).readOnly)
      }
    }
    for (spec, arena) in zip(single.plan.state, single.state) {
      for tensor in network.stateTensors where tensor.name == name + "." + spec.name {
        arena.view.copy(
          from: network.state.slice(tensor.range.lowerBound, tensor.range.count).readOnly)
      }
    }
    single.forward(mode)
    layers[name] = single
    return (single.output.values, single.plan.output)
  }

  private func backward(_ modules: [Module], _ path: String, _ gradient: [Float]) -> [Float] {
    var gradient = gradient
    for module in modules.reversed() {
      let name = path + module.name
      if let more = routed[name] { gradient = zip(gradient, more).map { $0 + $1 } }
      switch module {
      case .layer:
        guard let single = layers[name] else { preconditionFailure("run forward first") }
        single.outputGradient.view.copy(from: gradient)
        single.backward(mode)
        gradient = single.inputGradient.values
        for (spec, arena) in zip(single.plan.parameters, single.parameterGradients) {
          gradients[name + "." + spec.name] = arena.values
        }
      case .sequential(_, let modules): gradient = backward(modules, name + ".", gradient)
      case .residual(_, let body, let shortcut):
        let first = backward(body, name + ".", gradient)
        let second = backward(shortcut, name + ".shortcut.", gradient)
        gradient = zip(first, second).map { $0 + $1 }
      case .route(_, let source):
        routed[source] = routed[source].map { zip($0, gradient).map { $0 + $1 } } ?? gradient
        gradient = [Float](repeating: 0, count: widths[name]?[0] ?? 0)
      case .joined(_, let branches):
        guard let counts = widths[name] else { preconditionFailure("run forward first") }
        let width = counts.dropFirst().reduce(0, +)
        let rows = stride(from: 0, to: gradient.count, by: width).map {
          Array(gradient[$0..<$0 + width])
        }
        var result = [Float](repeating: 0, count: counts[0])
        for (position, branch) in branches.enumerated().reversed() {
          let start = counts[1..<position + 1].reduce(0, +)
          let part = rows.flatMap { $0[start..<start + counts[position + 1]] }
          result = zip(result, backward(branch, name + ".", part)).map { $0 + $1 }
        }
        gradient = result
      }
    }
    return gradient
  }
}
