/// The instruction sets that the C kernels are compiled for.
public enum InstructionSet: String, Hashable, Sendable, CaseIterable {
  /// What every processor of the architecture has, without fused multiply-add: SSE2 on x86-64.
  case portable
  /// AVX2 and FMA.
  case avx2
  /// AVX-512 F, VL, DQ and BW.
  case avx512
  /// NEON on arm64.
  case neon

  /// The one in use: the widest available, or what `ADLENS_ISA` names.
  public static var current: InstructionSet { .portable }

  /// Those that this processor can run, narrowest first.
  public static var available: [InstructionSet] { [.portable] }

  /// What is wrong with the value of `ADLENS_ISA`, or `nil`; when something is, the widest
  /// available set is in use and the command line should refuse to go on.
  public static var selectionError: InstructionSetError? { nil }
}
