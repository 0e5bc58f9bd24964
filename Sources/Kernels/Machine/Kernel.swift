import CKernels

/// The C functions in use.
package enum Kernel {
  /// The functions of the calling thread; read once at the entry of a kernel and handed to its tasks.
  static var table: UnsafePointer<adl_kernels> {
    adl_thread_kernels() ?? InstructionSet.selectedTable
  }

  /// Runs `body` with other functions on this thread.
  static func using<Result>(
    _ table: UnsafePointer<adl_kernels>, _ body: () throws -> Result
  ) rethrows -> Result {
    let previous = adl_thread_kernels()
    adl_set_thread_kernels(table)
    defer { adl_set_thread_kernels(previous) }
    return try body()
  }

  /// Runs `body` once with the functions of every instruction set that this processor has, and with the
  /// tile of AVX-512 compiled for AVX2: for tests.
  package static func underEverySet(_ body: (_ name: String) throws -> Void) rethrows {
    for set in [adl_portable, adl_avx2, adl_avx512, adl_wide] {
      guard let table = adl_kernels_for(Int32(set)) else { continue }
      try using(table) { try body(String(cString: table.pointee.name)) }
    }
  }
}
