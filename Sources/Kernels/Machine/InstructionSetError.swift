/// Why the value of `ADLENS_ISA` cannot be honoured.
public enum InstructionSetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The value names no instruction set.
  case unknown(value: String)
  /// The processor lacks the instruction set.
  case unsupported(InstructionSet, available: [InstructionSet])

  /// One line: the variable, the reason, the next step.
  public var description: String {
    switch self {
    case .unknown(let value):
      "ADLENS_ISA=\(value): no such instruction set; use portable, avx2, avx512, or unset it"
    case .unsupported(let set, let available):
      "ADLENS_ISA=\(set.rawValue): this processor does not have it; available: "
        + available.map(\.rawValue).joined(separator: ", ")
    }
  }
}
