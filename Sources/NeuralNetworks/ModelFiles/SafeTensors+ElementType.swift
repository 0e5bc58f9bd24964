extension SafeTensors {
  /// The element types of the format.
  public enum ElementType: String, Hashable, Sendable, CaseIterable {
    /// A truth value in one byte.
    case bool = "BOOL"

    /// An unsigned byte.
    case uint8 = "U8"

    /// A signed byte.
    case int8 = "I8"

    /// 8-bit float with 5 bits of exponent.
    case float8e5m2 = "F8_E5M2"

    /// 8-bit float with 4 bits of exponent.
    case float8e4m3 = "F8_E4M3"

    /// 16-bit signed integer.
    case int16 = "I16"

    /// 16-bit unsigned integer.
    case uint16 = "U16"

    /// 16-bit float (IEEE 754), as small model files keep weights.
    case float16 = "F16"

    /// 16-bit float with the exponent of a 32-bit one.
    case bfloat16 = "BF16"

    /// 32-bit signed integer.
    case int32 = "I32"

    /// 32-bit unsigned integer.
    case uint32 = "U32"

    /// 32-bit float, as AdLens computes.
    case float32 = "F32"

    /// 64-bit float.
    case float64 = "F64"

    /// 64-bit signed integer.
    case int64 = "I64"

    /// 64-bit unsigned integer.
    case uint64 = "U64"

    /// Bytes of one element.
    public var width: Int {
      switch self {
      case .bool, .uint8, .int8, .float8e5m2, .float8e4m3: 1
      case .int16, .uint16, .float16, .bfloat16: 2
      case .int32, .uint32, .float32: 4
      case .float64, .int64, .uint64: 8
      }
    }
  }
}
