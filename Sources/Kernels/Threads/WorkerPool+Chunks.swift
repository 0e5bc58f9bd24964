extension WorkerPool {
  /// Cuts `0..<count` into chunks of `size` and runs `body(start, count)` for each; one chunk, or a
  /// short range, stays on the calling thread.
  ///
  /// The chunks depend on `count` and `size` alone, so that sums over them have a fixed order.
  @inline(__always)
  func forEachChunk(of count: Int, size: Int, _ body: (_ start: Int, _ count: Int) -> Void) {
    if threads == 1 || count <= size {
      if count > 0 { body(0, count) }
      return
    }
    run(tasks: (count + size - 1) / size) { chunk in
      body(chunk * size, min(size, count - chunk * size))
    }
  }
}

/// The number of floats that one task of an element-by-element kernel works on: large beside the
/// cost of a fork, small beside the second-level cache.
let elementChunk = 16_384
