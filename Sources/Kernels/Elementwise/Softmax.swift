import CKernels
import Tensors

/// Overwrites `output` with the softmax of every row of `scale * logits`; the two may be the same.
///
/// `logits` and `output` are `[rows, classes]`; `scale` is one over the temperature.
public func softmax(
  _ logits: FloatView, classes: Int, scale: Float = 1, into output: MutableFloatView,
  pool: WorkerPool
) {
  require(output, logits.count, "output")
  precondition(
    classes > 0 && logits.count % classes == 0, "\(logits.count) logits in rows of \(classes)")
  let kernels = Kernel.table
  let rows = logits.count / classes
  pool.forEachChunk(of: rows, size: max(1, elementChunk / classes)) { first, count in
    kernels.pointee.softmax(
      logits.base + first * classes, output.base + first * classes, count, classes, scale)
  }
}

/// Overwrites `inputGradient` with `output * (outputGradient - sum(outputGradient * output))`, row by
/// row; it may be `outputGradient`.
public func softmaxGradient(
  _ outputGradient: FloatView, output: FloatView, classes: Int,
  into inputGradient: MutableFloatView, pool: WorkerPool
) {
  require(output, outputGradient.count, "output")
  require(inputGradient, outputGradient.count, "inputGradient")
  precondition(
    classes > 0 && output.count % classes == 0, "\(output.count) outputs in rows of \(classes)")
  for start in stride(from: 0, to: output.count, by: classes) {
    var sum = 0.0
    for c in start..<start + classes { sum += Double(outputGradient[c]) * Double(output[c]) }
    for c in start..<start + classes {
      inputGradient[c] = output[c] * (outputGradient[c] - Float(sum))
    }
  }
}
