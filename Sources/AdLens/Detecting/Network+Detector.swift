#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Network {
  /// A detector with weights drawn from a seed, whose scores begin low: nearly all points see nothing, and
  /// scores of a half everywhere would drown the few that do (Lin and others, "RetinaNet", 2017).
  convenience init(detector architecture: Architecture, seed: UInt64) throws(NetworkError) {
    try self.init(architecture, seed: seed)
    let prior: Float = 0.01
    for parameter in parameters
    where parameter.name.hasSuffix(Architectures.detectorClassOutput + "bias") {
      weights(of: parameter).fill(-log((1 - prior) / prior))
    }
  }
}
