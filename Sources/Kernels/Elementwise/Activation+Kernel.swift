import CKernels

extension Activation {
  /// The kind and slope that the C functions know it by.
  var code: (kind: Int32, slope: Float) {
    switch self {
    case .identity: (Int32(adl_identity), 0)
    case .relu: (Int32(adl_relu), 0)
    case .relu6: (Int32(adl_relu6), 0)
    case .leakyReLU(let slope): (Int32(adl_leaky_relu), slope)
    case .silu: (Int32(adl_silu), 0)
    case .sigmoid: (Int32(adl_sigmoid), 0)
    }
  }

  /// What the end of a tile clamps to.
  var limits: (low: Float, high: Float) {
    switch self {
    case .relu: (0, .infinity)
    case .relu6: (0, 6)
    default: (-.infinity, .infinity)
    }
  }

  /// The code of an activation that needs a pass of its own after a tile, else `nil`.
  var curve: (kind: Int32, slope: Float)? {
    switch self {
    case .identity, .relu, .relu6: nil
    default: code
    }
  }
}
