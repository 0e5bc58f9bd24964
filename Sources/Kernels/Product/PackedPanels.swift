import CKernels

/// The whole right side of a product in packed panels, for weights that many calls read.
struct PackedPanels {
  let kernels: UnsafePointer<adl_kernels>
  let columns: Int
  let segments: Int
  let length: Int

  private var width: Int { kernels.pointee.panel_width }
  private var panels: Int { (columns + width - 1) / width }
  /// That of a plan for packed panels.
  var panelStride: Int { segments * length * width + 16 }

  /// Floats of all panels.
  var count: Int { panels * panelStride }

  /// Packs all segments, a task per panel.
  func pack(
    _ right: RightOperand, into packed: UnsafeMutablePointer<Float>, pool: WorkerPool
  ) {
    pool.run(tasks: panels) { panel in
      for segment in 0..<segments {
        right.pack(
          kernels, segment: segment, depth: 0..<length, column: panel * width,
          columns: min(width, columns - panel * width), panelStride: panelStride,
          into: packed + panel * panelStride + segment * length * width)
      }
    }
  }
}
