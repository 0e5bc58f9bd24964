import NeuralNetworks
import Tensors

/// A run of neighbouring weights that the optimizer treats alike.
public struct ParameterGroup: Hashable, Sendable {
  /// Where they lie in the arena of weights.
  public let range: Range<Int>

  /// Whether weight decay applies.
  public let decays: Bool

  /// Creates a group.
  public init(range: Range<Int>, decays: Bool) {
    self.range = range
    self.decays = decays
  }

  /// The fewest groups that cover the given parameters, which come in the order of the arena.
  ///
  /// Gaps that the arena leaves for alignment are bridged: there weights and gradients are zero and
  /// every optimizer leaves them so.
  static func merged(_ parameters: [Parameter]) -> [ParameterGroup] {
    var groups: [ParameterGroup] = []
    let gap = Arena.alignment / MemoryLayout<Float>.stride
    for parameter in parameters {
      if let last = groups.last, last.decays == parameter.decays,
        parameter.range.lowerBound - last.range.upperBound < gap
      {
        groups[groups.count - 1] = ParameterGroup(
          range: last.range.lowerBound..<parameter.range.upperBound, decays: last.decays)
      } else {
        groups.append(ParameterGroup(range: parameter.range, decays: parameter.decays))
      }
    }
    return groups
  }
}
