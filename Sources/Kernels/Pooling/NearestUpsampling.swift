import CKernels
import Tensors

/// Pictures enlarged by whole factors, every pixel repeated.
///
/// Rows of all pictures of a batch follow each other, so that a batch is one high picture.
///
/// - `input`: `[rows, width, channels]`
/// - `output`: `[rows * factorY, width * factorX, channels]`
public struct NearestUpsampling: Hashable, Sendable {
  /// Rows of all pictures together.
  public let rows: Int
  /// Pixels of an input row.
  public let width: Int
  /// Floats of a pixel.
  public let channels: Int
  /// How often a row is repeated.
  public let factorY: Int
  /// How often a pixel is repeated in its row.
  public let factorX: Int

  /// Describes an enlargement.
  public init(rows: Int, width: Int, channels: Int, factorY: Int, factorX: Int) {
    precondition(factorY > 0 && factorX > 0, "factors are at least 1")
    self.rows = rows
    self.width = width
    self.channels = channels
    self.factorY = factorY
    self.factorX = factorX
  }

  /// Floats of the input.
  public var inputCount: Int { rows * line }

  /// Floats of the output.
  public var outputCount: Int { inputCount * factorX * factorY }

  /// Floats of an input row.
  private var line: Int { width * channels }

  /// Overwrites `output`.
  public func run(_ input: FloatView, into output: MutableFloatView, pool: WorkerPool) {
    require(input, inputCount, "input")
    require(output, outputCount, "output")
    let outputLine = line * factorX
    pool.forEachChunk(of: rows, size: rowsPerChunk) { first, count in
      for row in first..<first + count {
        let from = input.base + row * line
        let to = output.base + row * factorY * outputLine
        for x in 0..<width {
          for copy in 0..<factorX {
            (to + (x * factorX + copy) * channels).update(
              from: from + x * channels, count: channels)
          }
        }
        for copy in 1..<max(factorY, 1) {
          (to + copy * outputLine).update(from: to, count: outputLine)
        }
      }
    }
  }

  /// Sums the gradients of the copies of each pixel, overwriting `inputGradient` or, when
  /// `accumulating`, adding to it.
  public func gradient(
    _ outputGradient: FloatView, into inputGradient: MutableFloatView, accumulating: Bool = false,
    pool: WorkerPool
  ) {
    require(outputGradient, outputCount, "outputGradient")
    require(inputGradient, inputCount, "inputGradient")
    let kernels = Kernel.table
    let outputLine = line * factorX
    pool.forEachChunk(of: rows, size: rowsPerChunk) { first, count in
      for row in first..<first + count {
        let to = inputGradient.base + row * line
        let from = outputGradient.base + row * factorY * outputLine
        if !accumulating { to.update(repeating: 0, count: line) }
        for y in 0..<factorY {
          for x in 0..<width * factorX {
            let pixel = to + x / factorX * channels
            kernels.pointee.add_scaled(
              pixel, from + y * outputLine + x * channels, 1, pixel, channels)
          }
        }
      }
    }
  }

  /// Enough rows for a thread to be worth waking.
  private var rowsPerChunk: Int { max(1, elementChunk / max(line * factorX * factorY, 1)) }
}
