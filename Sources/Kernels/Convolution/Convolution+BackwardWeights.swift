import CKernels
import Tensors

// The weight gradient of tap (ky, kx) is the sum over output pixels of the outer product of the input
// under the tap and the output gradient: long sums of small tiles, with both operands read where they
// lie. Tasks own disjoint parts of the weights, so nothing is added up across threads.

extension Convolution {
  func backwardWeightsScratchCount(threads: Int, hasBias: Bool = true) -> Int {
    let kernels = Kernel.table
    var scratch = Scratch()
    if usesDepthwise {
      _ = scratch.take(Self.depthwiseChunks * weightCount)
    } else if usesWinograd(for: .backwardWeights) {
      return max(
        winogradScratchCount(for: .backwardWeights, threads: threads),
        channelSumsWorkspaceCount(positions: outputPixels, channels: filters))
    } else if gathersTaps {
      _ = GatheredWeightGradient(self, kernels).reserve(&scratch, threads: threads)
    } else {
      _ = WeightGradient(self, kernels, threads: threads).reserve(&scratch, threads: threads)
    }
    return max(
      scratch.count, channelSumsWorkspaceCount(positions: outputPixels, channels: filters))
  }

  func runBackwardWeights(
    _ outputGradient: FloatView, _ input: FloatView, _ weightGradient: MutableFloatView,
    _ biasGradient: MutableFloatView?, accumulating: Bool, _ workspace: MutableFloatView,
    _ pool: WorkerPool
  ) {
    if let biasGradient {
      channelSums(
        outputGradient, channels: filters, into: biasGradient, accumulating: accumulating,
        workspace: workspace, pool: pool)
    }
    let kernels = Kernel.table
    var scratch = Scratch(workspace)
    if usesDepthwise {
      runDepthwiseWeights(
        kernels, outputGradient, input, weightGradient, accumulating: accumulating, &scratch, pool)
    } else if usesWinograd(for: .backwardWeights) {
      WinogradWeightGradient(self, kernels).run(
        outputGradient, input, weightGradient, accumulating: accumulating, &scratch, pool)
    } else if gathersTaps {
      GatheredWeightGradient(self, kernels).run(
        outputGradient, input, weightGradient, accumulating: accumulating, &scratch, pool)
    } else {
      WeightGradient(self, kernels, threads: pool.threads).run(
        outputGradient, input, weightGradient, accumulating: accumulating, &scratch, pool)
    }
  }
}
