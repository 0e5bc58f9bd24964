import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The binary cross-entropy of logits, in nats, averaged over all elements: one yes-or-no question
/// per column, so a sample may belong to several classes.
///
/// `loss = mean(max(x, 0) - x * target + log(1 + exp(-|x|)))`, PyTorch's `BCEWithLogitsLoss`.
///
/// - logits, targets (probabilities in 0...1), gradient: `[batch, classes]`
public struct BinaryCrossEntropy: Sendable {
  /// Creates the loss.
  public init() {}

  /// The loss of a batch; overwrites `gradient`, if given, with its gradient at the logits.
  public func loss(
    of logits: FloatView, targets: FloatView, gradient: MutableFloatView? = nil
  ) -> Double {
    precondition(
      logits.count == targets.count && logits.count > 0,
      "\(logits.count) logits need as many targets, got \(targets.count)")
    let count = Double(logits.count)
    var sum = 0.0
    for index in logits.indices {
      let (logit, target) = (Double(logits[index]), Double(targets[index]))
      let decay = exp(-abs(logit))
      // `logit > 0 ? logit : 0` would hide NaN; the product with the target keeps it.
      sum += (logit > 0 ? logit : 0) - logit * target + log1p(decay)
      let probability = logit >= 0 ? 1 / (1 + decay) : decay / (1 + decay)
      gradient?[index] = Float((probability - target) / count)
    }
    return sum / count
  }
}
