import CKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The instruction sets that the C kernels are compiled for.
public enum InstructionSet: String, Hashable, Sendable, CaseIterable {
  /// What every x86-64 processor has: SSE2, without fused multiply-add.
  case portable
  /// What every arm64 processor has.
  case neon
  /// AVX2 and FMA.
  case avx2
  /// AVX-512 F, VL, DQ and BW.
  case avx512

  /// The one in use: the widest available, or what `ADLENS_ISA` names.
  public static var current: InstructionSet {
    InstructionSet(rawValue: String(cString: Kernel.table.pointee.name)) ?? .portable
  }

  /// Those that this processor can run, narrowest first.
  public static let available: [InstructionSet] = allCases.filter { $0.table != nil }

  /// What is wrong with the value of `ADLENS_ISA`, or `nil`; when something is, the widest
  /// available set is in use and the command line refuses to go on.
  public static var selectionError: InstructionSetError? {
    if case .failure(let error) = selection { error } else { nil }
  }

  /// Runs `body` with this instruction set on the calling thread and the pools it calls.
  ///
  /// - Precondition: the processor has it (`available`).
  public func using<Result>(_ body: () throws -> Result) rethrows -> Result {
    guard let table else { preconditionFailure("this processor has no \(rawValue)") }
    return try Kernel.using(table, body)
  }

  /// What the text of `ADLENS_ISA` selects on this processor.
  ///
  /// Nothing or an empty text selects the widest set; `portable` the baseline, whatever it is called
  /// on this processor.
  package static func selected(by value: String?) -> Result<InstructionSet, InstructionSetError> {
    let baseline = available.first ?? .portable
    guard let value, !value.isEmpty else { return .success(available.last ?? baseline) }
    if value == InstructionSet.portable.rawValue { return .success(baseline) }
    guard let set = InstructionSet(rawValue: value) else {
      return .failure(.unknown(value: value))
    }
    return set.table == nil ? .failure(.unsupported(set, available: available)) : .success(set)
  }

  private static let selection = selected(by: getenv("ADLENS_ISA").map { String(cString: $0) })

  /// The functions that `ADLENS_ISA` and the processor select.
  nonisolated(unsafe) static let selectedTable: UnsafePointer<adl_kernels> = {
    let set = (try? selection.get()) ?? available.last ?? .portable
    guard let table = set.table else { preconditionFailure("the baseline is always there") }
    return table
  }()

  private var table: UnsafePointer<adl_kernels>? {
    switch self {
    case .portable, .neon:
      guard let table = adl_kernels_for(Int32(adl_portable)) else { return nil }
      return String(cString: table.pointee.name) == rawValue ? table : nil
    case .avx2: return adl_kernels_for(Int32(adl_avx2))
    case .avx512: return adl_kernels_for(Int32(adl_avx512))
    }
  }
}
