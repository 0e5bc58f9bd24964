import CKernels
import Tensors

/// The unfolded taps of a window with few channels, copied block by block: runs of one or three
/// floats are too short to be read in place.
struct GatheredRows: RowSource {
  let kernels: UnsafePointer<adl_kernels>
  let window: adl_window
  let input: UnsafePointer<Float>
  /// The first channel of the group, and its channels.
  let channel: Int
  let groupChannels: Int
  let depth: Int
  let pictures: Int
  let output: UnsafeMutablePointer<Float>
  let filters: Int

  /// Floats that unfolding `rows` output pixels may write.
  static func bufferCount(rows: Int, depth: Int) -> Int { rows * depth + 3 }

  func bufferCount(rows: Int) -> Int { Self.bufferCount(rows: rows, depth: depth) }

  func fill(
    first: Int, count: Int, table: RowTable, stride: Int, outputs: OutputTable,
    buffer: UnsafeMutablePointer<Float>
  ) {
    withUnsafePointer(to: window) {
      kernels.pointee.gather($0, input, first, count, channel, groupChannels, pictures, buffer)
    }
    for r in 0..<count {
      table[r] = UnsafePointer(buffer + r * depth)
      outputs[r] = output + (first + r) * filters
    }
  }
}
