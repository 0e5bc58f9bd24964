import CKernels
import Tensors

// The passes by Winograd's algorithm, with weights that are transformed on the way.

extension Convolution {
  func winogradProduct(
    _ kernels: UnsafePointer<adl_kernels>, for pass: Pass, threads: Int
  ) -> WinogradProduct {
    WinogradProduct(
      pass == .backwardInput ? WinogradGrid(backward: self) : WinogradGrid(forward: self),
      kernels: kernels, threads: threads)
  }

  func winogradScratchCount(for pass: Pass, threads: Int) -> Int {
    let kernels = Kernel.table
    var scratch = Scratch()
    if pass == .backwardWeights {
      WinogradWeightGradient(self, kernels).reserve(&scratch)
    } else {
      let product = winogradProduct(kernels, for: pass, threads: threads)
      if pass != .packedForward { _ = scratch.take(product.weights.count) }
      _ = product.reserve(&scratch)
    }
    return scratch.count
  }

  /// Runs the forward pass or the input gradient.
  func runWinograd(
    _ pass: Pass, _ input: FloatView, _ weights: FloatView, _ output: MutableFloatView,
    _ finish: WinogradProduct.Finish, _ workspace: MutableFloatView, _ pool: WorkerPool
  ) {
    let product = winogradProduct(Kernel.table, for: pass, threads: pool.threads)
    var scratch = Scratch(workspace)
    if pass == .packedForward {
      product.run(input.base, weights.base, output.base, finish, &scratch, pool: pool)
      return
    }
    let matrices = scratch.take(product.weights.count)
    product.weights.transform(
      weights.base, transposing: pass == .backwardInput, into: matrices, pool: pool)
    product.run(input.base, matrices, output.base, finish, &scratch, pool: pool)
  }
}
