import Tensors

/// A named piece of work for `MachineProbe`: usual layers of known networks.
public struct KernelWork: Sendable {
  /// What `bench kernels` calls it.
  public let name: String
  /// Floating-point operations of one run.
  public let operations: Double
  /// Whether it is bound by arithmetic, so that a fraction of the peak means something.
  public let isArithmetic: Bool
  /// Allocates the operands and returns the run.
  let prepare: @Sendable (WorkerPool) -> () -> Void

  /// The rows of `bench kernels`.
  public static let all: [KernelWork] = products + convolutions + [pooling]

  private static let products = [
    product(512, 512, 512), product(1024, 1024, 1024), product(64, 3136, 576),
    product(256, 3136, 64), product(64, 128, 5408), product(1280, 49, 320),
  ]

  private static let convolutions =
    [(64, 56), (128, 28), (256, 14), (512, 7)].flatMap { channels, size in
      both("conv 3x3 \(channels)@\(size)", convolution(channels, channels, size))
    }
    + both("conv 3x3 s2 3-32@224", convolution(3, 32, 224, stride: 2))
    + both("depthwise 3x3 144@56", convolution(144, 144, 56, groups: 144))
    + both("depthwise 5x5 240@28", convolution(240, 240, 28, kernel: 5, groups: 240))
    + both("conv 1x1 64-256@56", convolution(64, 256, 56, kernel: 1))

  /// A product of `rows` x `depth` and `depth` x `columns`.
  private static func product(_ rows: Int, _ columns: Int, _ depth: Int) -> KernelWork {
    let product = MatrixProduct(rows: rows, columns: columns, depth: depth)
    return KernelWork(
      name: "sgemm \(rows)x\(columns)x\(depth)",
      operations: 2 * Double(rows) * Double(columns) * Double(depth), isArithmetic: true
    ) { pool in
      let a = operand(rows * depth)
      let b = operand(depth * columns)
      let c = operand(rows * columns)
      let workspace = Arena(count: product.workspaceCount(threads: pool.threads))
      return {
        product.multiply(
          a.view.readOnly, b.view.readOnly, into: c.view, workspace: workspace.view, pool: pool)
      }
    }
  }

  /// A square convolution with same padding.
  private static func convolution(
    _ channels: Int, _ filters: Int, _ size: Int, kernel: Int = 3, stride: Int = 1,
    groups: Int = 1, batch: Int = 1
  ) -> Convolution {
    Convolution(
      batch: batch, height: size, width: size, channels: channels, filters: filters,
      window: Window(kernel, stride: stride, padding: kernel / 2), groups: groups)
  }

  /// A convolution forward as inference runs it, with weights packed beforehand, and as training does.
  private static func both(_ name: String, _ convolution: Convolution) -> [KernelWork] {
    [
      KernelWork(
        name: name, operations: Double(convolution.operations), isArithmetic: true
      ) { pool in
        let memory = ConvolutionMemory(convolution, pool)
        memory.pack()
        return { memory.infer() }
      },
      training(name, convolution),
    ]
  }

  /// A convolution forward with both gradients.
  private static func training(_ name: String, _ convolution: Convolution) -> KernelWork {
    KernelWork(
      name: name + " forward+backward", operations: 3 * Double(convolution.operations),
      isArithmetic: true
    ) { pool in
      let memory = ConvolutionMemory(convolution, pool)
      return {
        memory.forward()
        memory.backward()
      }
    }
  }

  /// The pooling of the `keras-cnn` network; its operations are comparisons.
  private static let pooling: KernelWork = {
    let pooling = Pooling(
      batch: 64, height: 26, width: 26, channels: 32, window: Window(2, stride: 2))
    return KernelWork(
      name: "max pool 2x2 64x26x26x32", operations: Double(pooling.inputCount),
      isArithmetic: false
    ) { pool in
      let x = operand(pooling.inputCount)
      let y = operand(pooling.outputCount)
      return { pooling.maximum(x.view.readOnly, into: y.view, pool: pool) }
    }
  }()

  /// `count` floats of both signs around 1, none denormal.
  static func operand(_ count: Int) -> Arena {
    let arena = Arena(count: count)
    var random = RandomGenerator(seed: 0)
    for index in 0..<count { arena.view[index] = random.uniform(-1, 1) }
    return arena
  }
}
