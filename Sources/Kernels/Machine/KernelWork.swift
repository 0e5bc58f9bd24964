import Tensors

/// A named piece of work for `MachineProbe`: usual layers of known networks.
public struct KernelWork: Sendable {
  /// What `bench kernels` calls it.
  public let name: String
  /// Floating-point operations of one run.
  public let operations: Double
  /// Bytes that one run moves at least.
  public let bytes: Double
  /// Whether it is bound by arithmetic, so that a fraction of the peak means something.
  public let isArithmetic: Bool
  /// Allocates the operands and returns the run.
  let prepare: @Sendable (WorkerPool) -> () -> Void

  /// The rows of `bench kernels`.
  public static let all: [KernelWork] =
    products + convolutions
    + [
      pooling(
        Pooling(
          batch: 64, height: 26, width: 26, channels: 32, window: Window(2, stride: 2))),
      pooling(
        Pooling(
          batch: 1, height: 112, width: 112, channels: 64, window: Window(3, stride: 2, padding: 1))
      ),
    ]

  /// Channels and side of the 3x3 convolutions in the four stages of ResNet-18 and ResNet-34.
  private static let stages = [(64, 56), (128, 28), (256, 14), (512, 7)]

  private static let products = [
    product(512, 512, 512), product(1024, 1024, 1024), product(64, 3136, 576),
    product(256, 3136, 64), product(64, 128, 5408), product(1280, 49, 320),
  ]

  private static let convolutions =
    stages.flatMap { channels, size in
      both("conv 3x3 \(channels)@\(size)", convolution(channels, channels, size))
    }
    + stages.map { channels, size in
      training(
        "conv 3x3 \(channels)@\(size) batch 32",
        convolution(channels, channels, size, batch: 32))
    }
    + both("conv 3x3 s2 3-32@224", convolution(3, 32, 224, stride: 2))
    + both("depthwise 3x3 144@56", convolution(144, 144, 56, groups: 144))
    + both("depthwise 5x5 240@28", convolution(240, 240, 28, kernel: 5, groups: 240))
    + both("conv 1x1 64-256@56", convolution(64, 256, 56, kernel: 1))

  /// A product of `rows` x `depth` and `depth` x `columns` with the right matrix packed beforehand, as
  /// inference has its weights.
  private static func product(_ rows: Int, _ columns: Int, _ depth: Int) -> KernelWork {
    let product = MatrixProduct(rows: rows, columns: columns, depth: depth)
    return KernelWork(
      name: "sgemm \(rows)x\(columns)x\(depth)",
      operations: 2 * Double(rows) * Double(columns) * Double(depth),
      bytes: size(rows * depth + depth * columns + rows * columns), isArithmetic: true
    ) { pool in
      let a = operand(rows * depth)
      let b = operand(depth * columns)
      let c = operand(rows * columns)
      let packed = Arena(count: product.packedCount)
      product.pack(b.view.readOnly, into: packed.view, pool: pool)
      let workspace = Arena(count: product.packedWorkspaceCount(threads: pool.threads))
      return {
        product.multiply(
          a.view.readOnly, packed: packed.view.readOnly, into: c.view, workspace: workspace.view,
          pool: pool)
      }
    }
  }

  /// A convolution of square pictures with same padding.
  private static func convolution(
    _ channels: Int, _ filters: Int, _ size: Int, kernel: Int = 3, stride: Int = 1, groups: Int = 1,
    batch: Int = 1
  ) -> Convolution {
    Convolution(
      batch: batch, height: size, width: size, channels: channels, filters: filters,
      window: Window(kernel, stride: stride, padding: kernel / 2), groups: groups)
  }

  /// A convolution forward as inference runs it, with weights packed beforehand, and as training does.
  private static func both(_ name: String, _ convolution: Convolution) -> [KernelWork] {
    let forward = KernelWork(
      name: name, operations: Double(convolution.operations), bytes: size(moved(convolution)),
      isArithmetic: true
    ) { pool in
      let memory = ConvolutionMemory(convolution, pool)
      memory.pack()
      return { memory.infer() }
    }
    return [forward, training(name, convolution)]
  }

  /// A convolution forward with both gradients: three times the work on as many operands.
  private static func training(_ name: String, _ convolution: Convolution) -> KernelWork {
    KernelWork(
      name: name + " forward+backward", operations: 3 * Double(convolution.operations),
      bytes: 3 * size(moved(convolution)), isArithmetic: true
    ) { pool in
      let memory = ConvolutionMemory(convolution, pool)
      return {
        memory.forward()
        memory.backward()
      }
    }
  }

  private static func moved(_ convolution: Convolution) -> Int {
    convolution.inputCount + convolution.weightCount + convolution.outputCount
  }

  /// Maximum pooling; its operations are comparisons.
  private static func pooling(_ pooling: Pooling) -> KernelWork {
    let window = pooling.window
    let stride = window.strideX == window.kernelWidth ? "" : " s\(window.strideX)"
    let taps = window.kernelHeight * window.kernelWidth
    return KernelWork(
      name: "max pool \(window.kernelHeight)x\(window.kernelWidth)\(stride) "
        + "\(pooling.batch)x\(pooling.height)x\(pooling.width)x\(pooling.channels)",
      operations: Double(pooling.outputCount * taps),
      bytes: size(pooling.inputCount + pooling.outputCount), isArithmetic: false
    ) { pool in
      let x = operand(pooling.inputCount)
      let y = operand(pooling.outputCount)
      return { pooling.maximum(x.view.readOnly, into: y.view, pool: pool) }
    }
  }

  /// The bytes of some floats.
  private static func size(_ floats: Int) -> Double {
    Double(floats * MemoryLayout<Float>.stride)
  }

  /// `count` floats of both signs around 1, none denormal.
  static func operand(_ count: Int) -> Arena {
    let arena = Arena(count: count)
    var random = RandomGenerator(seed: 0)
    for index in 0..<count { arena.view[index] = random.uniform(-1, 1) }
    return arena
  }
}
