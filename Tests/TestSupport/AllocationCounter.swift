import CAllocationCounter

/// Counts allocations of the whole process, so it is used inside an exit test, where no other test
/// runs; and in release builds, since unoptimized code allocates on its own.
///
/// ```swift
/// @Test(.enabled(if: AllocationCounter.isUsable, AllocationCounter.reason))
/// func `a step allocates nothing`() async {
///   await #expect(processExitsWith: .success) {
///     let count = AllocationCounter.count { work() }
///     precondition(count == 0, "\(count) allocations")
///   }
/// }
/// ```
public enum AllocationCounter {
  /// The comment a skipped test shows.
  public static let reason = "allocations are counted in release builds without sanitizers"

  /// Whether counts mean something in this build.
  public static var isUsable: Bool {
    #if DEBUG
      false
    #else
      adlens_counts_allocations() != 0
    #endif
  }

  /// The allocations of all threads while `body` runs.
  public static func count(during body: () -> Void) -> Int {
    adlens_allocations_start()
    body()
    return Int(adlens_allocations())
  }
}
