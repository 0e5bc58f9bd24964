/// How a convolution is computed.
extension Convolution {
  /// The ways to compute a convolution.
  public enum Algorithm: Hashable, Sendable {
    /// Whichever is measured to be faster for the extents.
    case automatic
    /// One product per tap: each output is a sum of products of inputs and weights.
    case direct
    /// Winograd's F(4x4, 3x3), with a quarter of the multiplications.
    ///
    /// The largest error beside the largest value, against sums in Double of uniform numbers, was at
    /// most 1.8e-6 with 64 channels, 2.2e-6 with 128, 2.6e-6 with 256 and 3.9e-6 with 512, gradients
    /// included; a test holds it to 1e-5.
    ///
    /// A value that is not finite in an input reaches every output of its tile, up to five pixels
    /// beyond the window; so does the rounding error of a large one.
    case winograd
  }

  /// The passes of a convolution.
  public enum Pass: Hashable, Sendable, CaseIterable {
    /// From the input to the output.
    case forward
    /// From the input to the output, with weights that were packed before.
    case packedForward
    /// From the output gradient to the input gradient.
    case backwardInput
    /// From the output gradient and the input to the weight gradient.
    case backwardWeights
  }

  /// Whether Winograd's algorithm is defined: one group, three by three taps next to each other, stride
  /// one, padding up to two.
  public var supportsWinograd: Bool {
    groups == 1 && window.kernelHeight == 3 && window.kernelWidth == 3 && window.strideY == 1
      && window.strideX == 1 && window.dilation == 1
      && max(window.padding.top, window.padding.bottom) <= 2
      && max(window.padding.left, window.padding.right) <= 2 && outputPixels > 0
  }

  /// Whether a pass is computed by Winograd's algorithm.
  public func usesWinograd(for pass: Pass) -> Bool {
    switch algorithm {
    case .direct: false
    case .winograd: true
    case .automatic: supportsWinograd && gainsFromWinograd(pass)
    }
  }

  /// The rule, measured with AVX2 and used with every instruction set.
  ///
  /// From 16 channels on both sides the transforms pay for themselves, unless most of the tiles lies
  /// outside. The transformed weights, four times the plain ones, need tiles that share them: more of
  /// them where a call transforms the weights itself, and where they come from far away.
  private func gainsFromWinograd(_ pass: Pass) -> Bool {
    let grid =
      pass == .backwardInput ? WinogradGrid(backward: self) : WinogradGrid(forward: self)
    let size = channels * filters
    let (isSmall, isLarge) = (size <= 128 * 128, size > 256 * 256)
    let fewestTiles =
      switch pass {
      case .packedForward: isSmall ? 4 : 12
      case .forward, .backwardInput: isSmall ? 9 : isLarge ? 32 : 16
      case .backwardWeights: isLarge ? 24 : 16
      }
    return min(channels, filters) >= 16 && grid.count >= fewestTiles && grid.outputsPerTile >= 8
  }
}
