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

  /// Cuts `0..<count` into equal shares, one for each thread, these into chunks of `size`, and runs
  /// `body(start, count, worker)` for each; one thread, or a short range, takes them in one.
  ///
  /// The chunks depend on the number of threads, so this is for work whose results do not depend on them.
  @inline(__always)
  func forEachShare(
    of count: Int, size: Int, _ body: (_ start: Int, _ count: Int, _ worker: Int) -> Void
  ) {
    if threads == 1 || count <= size {
      if count > 0 { body(0, count, 0) }
      return
    }
    let chunks = ((count + threads - 1) / threads + size - 1) / size
    run(tasks: threads * chunks) { task, worker in
      let (share, chunk) = (task / chunks, task % chunks)
      let start = count * share / threads + chunk * size
      let end = min(start + size, count * (share + 1) / threads)
      if start < end { body(start, end - start, worker) }
    }
  }
}

/// The number of floats that one task of an element-by-element kernel works on: large beside the
/// cost of a fork, small beside the second-level cache.
let elementChunk = 16_384
