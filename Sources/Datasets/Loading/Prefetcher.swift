import Tensors

/// What makes batches: pixels, and what is true of each sample.
protocol BatchFilling: AnyObject, Sendable {
  /// What is true of one sample: its class, or the objects in it.
  associatedtype Truth: Sendable

  /// Fills a batch and returns its number of samples; used by one thread at a time.
  ///
  /// - Parameters:
  ///   - place: the epoch and the batch.
  ///   - input: receives normalised pixels.
  ///   - truth: receives what is true; has room for a full batch.
  func fill(
    _ place: BatchPosition, input: MutableFloatView, truth: inout [Truth]
  ) throws(DatasetError) -> Int
}

/// Makes batches ahead on one thread of its own, in buffers that are allocated once.
///
/// It goes on in order from the last batch that was asked for; asking for another one starts it
/// over there. What a batch holds never depends on when it was made.
final class Prefetcher<Filler: BatchFilling> {
  private let state: State
  private let thread: BackgroundThread

  /// Starts a thread that waits for the first request; `nil` where the system refuses one.
  ///
  /// - Parameter none: the truth of a sample that is not there yet.
  init?(
    filler: Filler, none: Filler.Truth, batchCount: Int, floatsPerBatch: Int, batchSize: Int,
    buffers: Int
  ) {
    let state = State(
      batchCount: batchCount,
      buffers: (0..<buffers).map { _ in
        Buffer(
          floats: floatsPerBatch, truth: Array(repeating: none, count: batchSize))
      })
    self.state = state
    guard let thread = BackgroundThread({ state.produce(with: filler) }) else { return nil }
    self.thread = thread
  }

  deinit {
    state.stop()
    thread.join()
  }

  /// Copies the batch at `place` and returns its number of samples.
  func fill(
    _ place: BatchPosition, input: MutableFloatView, truth: inout [Filler.Truth]
  ) throws(DatasetError) -> Int {
    let buffer = state.take(place)
    defer { state.give() }
    let count = try buffer.result.get()
    // Only what the batch holds: the last one of an epoch is smaller.
    let floats = buffer.arena.count / buffer.truth.count * count
    input.slice(0, floats).copy(from: buffer.arena.view(0, floats).readOnly)
    for index in 0..<count { truth[index] = buffer.truth[index] }
    return count
  }

  /// One batch made ahead.
  private final class Buffer {
    let arena: Arena
    var truth: [Filler.Truth]
    var result: Result<Int, DatasetError> = .success(0)

    init(floats: Int, truth: [Filler.Truth]) {
      arena = Arena(count: floats)
      self.truth = truth
    }
  }

  /// What the two threads share; everything below is guarded by `monitor`, but a buffer belongs to
  /// the one thread that is filling or reading it.
  private final class State: @unchecked Sendable {
    private let monitor = Monitor()
    private let batchCount: Int
    private let buffers: [Buffer]

    /// The oldest finished buffer, and how many are finished.
    private var head = 0
    private var readyCount = 0

    /// The batch that the reader will get next, and the one that is to be made next; `nil` until
    /// the first request.
    private var expected: BatchPosition?
    private var upcoming: BatchPosition?

    /// Counts the times the reader went somewhere else: older work is thrown away.
    private var generation = 0
    private var isStopping = false

    init(batchCount: Int, buffers: [Buffer]) {
      self.batchCount = batchCount
      self.buffers = buffers
    }

    /// The finished batch at `place`; the reader gives it back with `give`.
    func take(_ place: BatchPosition) -> Buffer {
      monitor.withLock {
        if expected != place {
          generation += 1
          readyCount = 0
          upcoming = place
          monitor.notify()
        }
        expected = place.next(of: batchCount)
        while readyCount == 0 { monitor.wait() }
        return buffers[head]
      }
    }

    func give() {
      monitor.withLock {
        head = (head + 1) % buffers.count
        readyCount -= 1
        monitor.notify()
      }
    }

    func stop() {
      monitor.withLock {
        isStopping = true
        monitor.notify()
      }
    }

    /// Fills buffers until told to stop.
    func produce(with filler: Filler) {
      while let work = nextWork() {
        let buffer = work.buffer
        do throws(DatasetError) {
          buffer.result = .success(
            try filler.fill(work.place, input: buffer.arena.view, truth: &buffer.truth))
        } catch {
          buffer.result = .failure(error)
        }
        monitor.withLock {
          guard work.generation == generation else { return }
          readyCount += 1
          monitor.notify()
        }
      }
    }

    /// The batch to make now, once there is room for it; `nil` when it is time to stop.
    private func nextWork() -> (place: BatchPosition, buffer: Buffer, generation: Int)? {
      monitor.withLock {
        while !isStopping {
          if let place = upcoming, readyCount < buffers.count {
            upcoming = place.next(of: batchCount)
            return (place, buffers[(head + readyCount) % buffers.count], generation)
          }
          monitor.wait()
        }
        return nil
      }
    }
  }
}
