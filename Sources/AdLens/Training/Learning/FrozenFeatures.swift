/// The frozen part of a network, and its last layer as a network of its own that learns.
///
/// The frozen part runs as in use: with the batch-norm statistics it was trained with, and folded,
/// so that an epoch costs little more than an evaluation.
final class FrozenFeatures {
  /// The last dense layer, and the dropout before it.
  let head: Network

  private let session: Session

  /// Splits a network before its last dense layer.
  init(
    _ network: Network, batchSize: Int, seed: UInt64, pool: WorkerPool
  ) throws(NetworkError) {
    let modules = network.architecture.modules
    var count = 1
    if modules.count > 1, case .layer(_, is Dropout) = modules[modules.count - 2] { count = 2 }
    let parts = (Array(modules.dropLast(count)), Array(modules.suffix(count)))
    let features = try Network(
      Self.architecture("features", network.architecture.input, parts.0), seed: seed)
    features.copyTensors(from: network)
    session = try features.makeSession(batch: batchSize, purpose: .inference, pool: pool)
    head = try Network(
      Self.architecture("head", Array(session.outputShape.dimensions.dropFirst()), parts.1),
      seed: seed)
    head.copyTensors(from: network)
  }

  /// The features of a source's images.
  func source(_ images: any BatchSource) -> any BatchSource {
    FeatureSource(images, session: session)
  }

  /// Copies what a head has learned into the whole network.
  func copyHead(_ head: Network, to network: Network) { network.copyTensors(from: head) }

  private static func architecture(
    _ name: String, _ input: [Int], _ modules: [Module]
  ) -> Architecture {
    do throws(ArchitectureError) {
      return try Architecture(name: name, input: input, modules: modules)
    } catch {
      preconditionFailure("a part of a sound network is sound: \(error)")
    }
  }
}

/// Gives what a network makes of a source's images.
private final class FeatureSource: BatchSource {
  private let images: any BatchSource
  private let session: Session

  init(_ images: any BatchSource, session: Session) {
    self.images = images
    self.session = session
  }

  var sampleCount: Int { images.sampleCount }

  var batchSize: Int { images.batchSize }

  func fill(
    epoch: Int, batch: Int, input: MutableFloatView, labels: inout [Int32]
  ) throws(BatchError) -> Int {
    let count = try images.fill(
      epoch: epoch, batch: batch, input: session.input, labels: &labels)
    session.forward(count: count)
    input.slice(0, session.output.count).copy(from: session.output)
    return count
  }
}
