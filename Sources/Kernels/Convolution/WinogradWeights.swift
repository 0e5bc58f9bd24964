import CKernels

/// The weights of a 3x3 convolution at the 36 points of Winograd's F(4x4, 3x3), `G w transpose(G)`: for
/// each point a `[depth, columns]` matrix in packed panels.
struct WinogradWeights {
  private static let taps = 9

  let kernels: UnsafePointer<adl_kernels>
  /// Channels that are summed over, and channels of the result.
  let depth: Int
  let columns: Int

  private var width: Int { kernels.pointee.panel_width }
  var panels: Int { (columns + width - 1) / width }
  /// See `ProductPlan.panelStride`.
  var panelStride: Int { depth * width + 16 }
  /// Floats from one point's matrix to the next.
  var plane: Int { WinogradGrid.plane(panels * panelStride) }
  /// Floats of all matrices.
  var count: Int { WinogradGrid.points * plane }

  /// The width that a panel's product must have: the last panel may fill a vector only.
  func width(of panel: Int) -> Int {
    let rest = columns - panel * width
    let vector = kernels.pointee.vector_width
    return rest <= vector ? vector : width
  }

  /// Transforms the weights `[3, 3, channels, filters]`: channels are the depth, or when transposing the
  /// filters are, and the taps are turned by 180 degrees.
  func transform(
    _ weights: UnsafePointer<Float>, transposing: Bool, into matrices: UnsafeMutablePointer<Float>,
    pool: WorkerPool
  ) {
    let tapStride = depth * columns
    pool.run(tasks: panels) { panel in
      let count = min(width, columns - panel * width)
      let to = matrices + panel * panelStride
      if transposing {
        kernels.pointee.winograd_weights_transposed(
          weights + (Self.taps - 1) * tapStride + panel * width * depth, -tapStride, depth, depth,
          count, to, plane)
      } else {
        kernels.pointee.winograd_weights(
          weights + panel * width, tapStride, columns, depth, count, to, plane)
      }
    }
  }
}
