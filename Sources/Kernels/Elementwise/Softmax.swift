import CKernels
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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
  for start in stride(from: 0, to: output.count, by: classes) {
    var sum = 0.0
    for c in start..<start + classes { sum += Double(outputGradient[c]) * Double(output[c]) }
    for c in start..<start + classes {
      inputGradient[c] = output[c] * (outputGradient[c] - Float(sum))
    }
  }
}

/// The sum over all rows of `sum(targets * (log-sum-exp(logits) - logits))`: the cross entropy, in
/// nats, of `softmax(logits)` against `targets`.
///
/// Overwrites `gradient`, if given, with `gradientScale * (softmax(logits) * sum(targets) - targets)`.
/// `logits`, `targets` and `gradient` are `[rows, classes]`; a row of `targets` is a probability
/// distribution, possibly times the weight of its row.
public func softmaxCrossEntropy(
  _ logits: FloatView, targets: FloatView, classes: Int, gradientScale: Float = 1,
  into gradient: MutableFloatView? = nil
) -> Double {
  require(targets, logits.count, "targets")
  if let gradient { require(gradient, logits.count, "gradient") }
  precondition(
    classes > 0 && logits.count % classes == 0, "\(logits.count) logits in rows of \(classes)")
  var loss = 0.0
  for start in stride(from: 0, to: logits.count, by: classes) {
    let row = start..<start + classes
    var largest = -Float.infinity
    for c in row where logits[c] > largest || logits[c].isNaN { largest = logits[c] }
    var exponentials = 0.0
    var mass = 0.0
    for c in row {
      exponentials += exp(Double(logits[c] - largest))
      mass += Double(targets[c])
    }
    let logSum = Double(largest) + log(exponentials)
    for c in row {
      if targets[c] != 0 { loss += Double(targets[c]) * (logSum - Double(logits[c])) }
      let probability = exp(Double(logits[c] - largest)) / exponentials
      gradient?[c] = gradientScale * Float(probability * mass - Double(targets[c]))
    }
  }
  return loss
}
