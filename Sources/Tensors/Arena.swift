#if canImport(Glibc)
  import Glibc
#endif

/// One aligned block of floats, allocated once and zeroed; views into it are handed to the kernels.
///
/// A network plans how many floats it needs, owns a few arenas, and allocates nothing afterwards.
public final class Arena: @unchecked Sendable {
  /// Alignment of the block and of every offset from `ArenaPlanner`, in bytes: a cache line, which
  /// is also the widest vector register.
  public static let alignment = 64

  /// The bytes of a huge page.
  ///
  /// Arenas of at least as many ask for huge pages before they are touched: with the usual small ones,
  /// the layers of a network wait a twentieth of their time for translated addresses.
  private static let hugePage = 1 << 21

  /// The number of floats.
  public let count: Int

  private let base: UnsafeMutablePointer<Float>

  /// Allocates `count` floats, all zero.
  public init(count: Int) {
    precondition(count >= 0, "an arena cannot hold \(count) floats")
    self.count = count
    // unsafe: the one place where tensor memory is allocated; freed in `deinit`.
    let bytes = max(count, 1) * MemoryLayout<Float>.stride
    let isLarge = bytes >= Self.hugePage
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: bytes, alignment: isLarge ? Self.hugePage : Self.alignment)
    #if canImport(Glibc)
      // Advice, which the kernel may not take; nothing depends on it.
      if isLarge { madvise(block, bytes, MADV_HUGEPAGE) }
    #endif
    base = block.bindMemory(to: Float.self, capacity: max(count, 1))
    base.initialize(repeating: 0, count: count)
  }

  deinit {
    UnsafeMutableRawPointer(base).deallocate()
  }

  /// The whole block.
  public var view: MutableFloatView { MutableFloatView(base: base, count: count) }

  /// The part of `count` floats from `offset`.
  public func view(_ offset: Int, _ count: Int) -> MutableFloatView { view.slice(offset, count) }
}

/// Adds up aligned offsets before an arena of the final size is made.
public struct ArenaPlanner {
  /// Floats reserved so far.
  public private(set) var count = 0

  /// Creates an empty plan.
  public init() {}

  /// Reserves `count` floats and returns their range; the next one starts on a new cache line.
  public mutating func reserve(_ count: Int) -> Range<Int> {
    let start = self.count
    let line = Arena.alignment / MemoryLayout<Float>.stride
    self.count = (start + count + line - 1) / line * line
    return start..<start + count
  }
}
