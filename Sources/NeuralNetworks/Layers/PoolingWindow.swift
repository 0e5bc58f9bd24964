import FileFormats
import Kernels
import Tensors

/// The window that maximum and average pooling share.
struct PoolingWindow: Hashable, Sendable {
  /// Rows and columns.
  let window: Pair

  /// Pixels from one window to the next.
  let stride: Pair

  /// What happens at the border.
  let padding: PaddingRule

  init(_ window: Pair, stride: Pair?, padding: PaddingRule) {
    self.window = window
    self.stride = stride ?? window
    self.padding = padding
    precondition(
      min(window.y, window.x, self.stride.y, self.stride.x) >= 1,
      "a pooling window needs positive extents")
  }

  init(configuration: inout LayerConfiguration) throws(ArchitectureError) {
    self.init(
      try configuration.pair("window"), stride: try configuration.pair("stride"),
      padding: try configuration.padding())
  }

  var configuration: JSONObject {
    ["window": window.json, "stride": stride.json, "padding": padding.json]
  }

  /// The pooling of the kernels for an input that `plan` has accepted.
  func pooling(for input: Shape) -> Pooling {
    Pooling(
      batch: input.batch, height: input.height, width: input.width, channels: input.channels,
      window: padded(for: input))
  }

  private func padded(for input: Shape) -> Window {
    padding.applied(
      to: Window(
        kernelHeight: window.y, kernelWidth: window.x, strideY: stride.y, strideX: stride.x),
      height: input.height, width: input.width)
  }

  func plan(for input: Shape) throws(PlanError) -> Plan {
    try input.requireRank(4)
    let padded = padded(for: input)
    let sides = padded.padding
    guard max(sides.top, sides.bottom) < window.y, max(sides.left, sides.right) < window.x else {
      throw .padding(sides, window: [window.y, window.x])
    }
    let (height, width) = (
      padded.outputHeight(of: input.height), padded.outputWidth(of: input.width)
    )
    guard height > 0, width > 0 else {
      throw .windowTooLarge(window: [window.y, window.x], input: input)
    }
    var plan = Plan(
      input: input, output: try Shape.checked([input.batch, height, width, input.channels]))
    plan.multiplyAddCount = try multiplyAdds(plan.output.count, padded.taps)
    return plan
  }
}

extension Pooling {
  /// The way back of a maximum, where the input has a gradient.
  func maximumGradient(_ pass: BackwardPass) {
    guard let inputGradient = pass.inputGradient else { return }
    let outputGradient = pass.outputGradient.readOnly
    if pass.accumulates {
      maximumGradient(
        outputGradient, input: pass.input, output: pass.output, addingTo: inputGradient,
        pool: pass.pool)
    } else {
      maximumGradient(
        outputGradient, input: pass.input, output: pass.output, into: inputGradient,
        pool: pass.pool)
    }
  }
}
