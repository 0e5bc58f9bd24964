import Kernels
import Tensors
import TestSupport
import Testing

/// Kernels work in the memory they are given.
@Suite struct KernelAllocationTests {
  @Test(.enabled(if: AllocationCounter.isUsable, Comment(rawValue: AllocationCounter.reason)))
  func `no kernel call allocates`() async {
    await #expect(processExitsWith: .success) {
      for pool in [WorkerPool.serial, WorkerPool(threads: 2)] {
        for work in Work.all(pool) {
          work.run()
          let count = AllocationCounter.count { work.run() }
          precondition(count == 0, "\(work.name), \(pool.threads) threads: \(count) allocations")
        }
      }
    }
  }

  private struct Work {
    let name: String
    let run: () -> Void

    static func all(_ pool: WorkerPool) -> [Work] {
      products(pool) + convolutions(pool) + others(pool)
    }

    private static func products(_ pool: WorkerPool) -> [Work] {
      [(false, false), (true, false), (false, true), (true, true)].map { transposed in
        let product = MatrixProduct(
          rows: 200, columns: 190, depth: 500, transposingA: transposed.0,
          transposingB: transposed.1)
        let a = Arena(count: 200 * 500)
        let b = Arena(count: 500 * 190)
        let c = Arena(count: 200 * 190)
        let workspace = Arena(count: product.workspaceCount(threads: pool.threads))
        return Work(name: "\(product)") {
          product.multiply(
            a.view.readOnly, b.view.readOnly, into: c.view, activation: .silu,
            workspace: workspace.view, pool: pool)
        }
      }
    }

    private static func convolutions(_ pool: WorkerPool) -> [Work] {
      [(3, 8, 1, 2), (16, 32, 1, 1), (16, 24, 2, 2), (32, 32, 32, 1)].map {
        channels, filters, groups, stride in
        let convolution = Convolution(
          batch: 3, height: 20, width: 20, channels: channels, filters: filters,
          window: Window(3, stride: stride, padding: 1), groups: groups)
        let x = Arena(count: convolution.inputCount)
        let weights = Arena(count: convolution.weightCount)
        let bias = Arena(count: filters)
        let y = Arena(count: convolution.outputCount)
        let workspace = Arena(
          count: max(
            convolution.forwardWorkspaceCount(threads: pool.threads),
            convolution.backwardInputWorkspaceCount(threads: pool.threads),
            convolution.backwardWeightsWorkspaceCount(threads: pool.threads)))
        return Work(name: "\(convolution)") {
          convolution.forward(
            x.view.readOnly, weights: weights.view.readOnly, bias: bias.view.readOnly,
            activation: .relu, into: y.view, workspace: workspace.view, pool: pool)
          convolution.backwardInput(
            y.view.readOnly, weights: weights.view.readOnly, into: x.view,
            workspace: workspace.view, pool: pool)
          convolution.backwardWeights(
            y.view.readOnly, input: x.view.readOnly, addingTo: weights.view,
            biasGradient: bias.view, workspace: workspace.view, pool: pool)
        }
      }
    }

    private static func others(_ pool: WorkerPool) -> [Work] {
      let count = 64 * 1_024
      let (a, b, c) = (Arena(count: count), Arena(count: count), Arena(count: count))
      let pooling = Pooling(
        batch: 16, height: 16, width: 16, channels: 16, window: Window(2, stride: 2))
      let normalization = BatchNormalization(positions: 1_024, channels: 64)
      let workspace = Arena(count: normalization.workspaceCount)
      let small = Arena(count: 256)
      return [
        Work(name: "elementwise") {
          activate(a.view.readOnly, with: .silu, into: b.view, pool: pool)
          activationGradient(
            a.view.readOnly, of: .relu, at: b.view.readOnly, into: c.view, pool: pool)
          add(a.view.readOnly, b.view.readOnly, into: c.view, pool: pool)
          scale(a.view.readOnly, by: 2, into: c.view, pool: pool)
          fill(c.view, with: 0, pool: pool)
          dropout(a.view.readOnly, rate: 0.5, seed: 1, into: c.view, pool: pool)
          softmax(a.view.readOnly, classes: 64, into: b.view, pool: pool)
          _ = sum(a.view.readOnly, pool: pool) + squaredNorm(a.view.readOnly, pool: pool)
          _ = isFinite(a.view.readOnly, pool: pool)
          softmaxGradient(
            a.view.readOnly, output: b.view.readOnly, classes: 64, into: c.view, pool: pool)
        },
        Work(name: "pooling") {
          let y = b.view.slice(0, pooling.outputCount)
          pooling.maximum(a.view.readOnly, into: y, pool: pool)
          pooling.maximumGradient(
            y.readOnly, input: a.view.readOnly, output: y.readOnly, into: c.view, pool: pool)
          pooling.average(a.view.readOnly, into: y, pool: pool)
          pooling.averageGradient(y.readOnly, into: c.view, pool: pool)
          globalAverage(
            a.view.readOnly, batch: 4, pixels: 256, channels: 64, into: small.view, pool: pool)
          globalAverageGradient(
            small.view.readOnly, batch: 4, pixels: 256, channels: 64, into: c.view, pool: pool)
        },
        Work(name: "normalization") {
          let mean = small.view.slice(0, 64)
          let variance = small.view.slice(64, 64)
          let gamma = small.view.slice(128, 64)
          normalization.statistics(
            a.view.readOnly, mean: mean, variance: variance, workspace: workspace.view, pool: pool)
          normalization.normalize(
            a.view.readOnly, mean: mean.readOnly, variance: variance.readOnly,
            gamma: gamma.readOnly, beta: gamma.readOnly, into: b.view, pool: pool)
          normalization.backward(
            b.view.readOnly, input: a.view.readOnly, mean: mean.readOnly,
            variance: variance.readOnly, gamma: gamma.readOnly, gammaGradient: gamma,
            betaGradient: small.view.slice(192, 64), into: c.view, workspace: workspace.view,
            pool: pool)
        },
        Work(name: "optimizers") {
          descend(
            a.view, gradients: b.view.readOnly, velocity: c.view, learningRate: 0.1,
            momentum: 0.9, pool: pool)
          descendAdam(
            a.view, gradients: b.view.readOnly, means: c.view, squares: b.view,
            AdamStep(learningRate: 0.1, step: 1), pool: pool)
        },
      ]
    }
  }
}
