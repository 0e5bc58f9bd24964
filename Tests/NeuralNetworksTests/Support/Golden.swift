import FileFormats
import NeuralNetworks
import Tensors
import TestSupport

/// The network that PyTorch ran (`Scripts/golden/network.py`), with what it computed.
struct Golden {
  /// The numbers.
  let file: SafeTensors

  /// The same network with PyTorch's initial weights.
  let network: Network

  /// The label of each sample.
  let labels: [Int]

  init() throws {
    let bytes = try FileReader.bytes(at: GoldenFile.path("network.safetensors"))
    file = try SafeTensors(bytes: bytes)
    labels = try file.integers("labels")
    let json = try JSONValue.parse(file.metadata["architecture"] ?? "")
    network = try Network(Architecture(json: json), seed: 1)
    try network.readTensors(from: file, prefix: "initial/")
  }

  /// A session with the golden input in place.
  func session(_ purpose: Session.Purpose, threads: Int = 1) throws -> Session {
    let session = try network.makeSession(
      batch: labels.count, purpose: purpose, pool: testPool(threads: threads))
    session.input.copy(from: try file.floats("input"))
    return session
  }

  /// The largest difference between `values` and the tensor of a name.
  func largestDifference(_ values: FloatView, from name: String) throws -> Float {
    NeuralNetworksTests.largestDifference(values.array, try file.floats(name))
  }
}
