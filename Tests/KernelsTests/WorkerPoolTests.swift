import Kernels
import Synchronization
import Testing

@Suite struct WorkerPoolTests {
  private final class Counters: Sendable {
    let total = Atomic<Int>(0)
    let inside = Atomic<Int>(0)
  }

  @Test(arguments: [1, 2, 3, 8])
  func `every task runs exactly once, on a worker of the pool`(threads: Int) {
    let pool = WorkerPool(threads: threads)
    for tasks in [0, 1, 2, 7, 1_000] {
      let counts = Mutex([Int](repeating: 0, count: tasks))
      pool.run(tasks: tasks) { task, worker in
        precondition((0..<threads).contains(worker))
        counts.withLock { $0[task] += 1 }
      }
      #expect(counts.withLock { $0 } == [Int](repeating: 1, count: tasks))
    }
  }

  @Test func `more tasks than a run can count are all run`() {
    let pool = WorkerPool(threads: 2)
    let count = Atomic<Int>(0)
    let total = Atomic<Int>(0)
    let tasks = (1 << 20) + 5
    pool.run(tasks: tasks) { task in
      count.add(1, ordering: .relaxed)
      total.add(task, ordering: .relaxed)
    }
    #expect(count.load(ordering: .relaxed) == tasks)
    #expect(total.load(ordering: .relaxed) == tasks * (tasks - 1) / 2)
  }

  @Test func `a thread begins with its own run of neighbours, call after call`() {
    let pool = WorkerPool(threads: 2)
    let workers = Mutex([Int](repeating: -1, count: 8))
    for _ in 0..<100 {
      let begun = Atomic<Int>(0)
      pool.run(tasks: 8) { task, worker in
        // Nobody goes on before both have begun, and nobody begins in the middle.
        if begun.add(1, ordering: .relaxed).oldValue < 2 {
          workers.withLock { $0[task] = worker }
          while begun.load(ordering: .relaxed) < 2 {}
        }
      }
      let seen = workers.withLock { $0 }
      #expect(seen[0] == 0 && seen[4] == 1)
    }
  }

  @Test func `calls follow each other without losing tasks, asleep or awake`() {
    let pool = WorkerPool(threads: 3)
    let total = Atomic<Int>(0)
    for call in 0..<2_000 {
      pool.run(tasks: 4) { task in total.add(task + 1, ordering: .relaxed) }
      #expect(total.load(ordering: .relaxed) == 10 * (call + 1))
    }
  }

  @Test func `a call from inside a task runs inline`() {
    let pool = WorkerPool(threads: 2)
    let total = Atomic<Int>(0)
    pool.run(tasks: 8) { _ in
      pool.run(tasks: 5) { _, worker in
        precondition(worker == 0)
        total.add(1, ordering: .relaxed)
      }
    }
    #expect(total.load(ordering: .relaxed) == 40)
  }

  @Test func `callers on several threads are served one after another`() async {
    let pool = WorkerPool(threads: 2)
    let counters = Counters()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<200 {
            pool.run(tasks: 3) { _ in
              // Never more threads at work than the pool has.
              let count = counters.inside.add(1, ordering: .relaxed).newValue
              precondition(count <= 2, "\(count) threads")
              counters.total.add(1, ordering: .relaxed)
              counters.inside.subtract(1, ordering: .relaxed)
            }
          }
        }
      }
    }
    #expect(counters.total.load(ordering: .relaxed) == 2_400)
  }

  @Test func `a pool can be dropped at any moment`() {
    for _ in 0..<50 {
      let pool = WorkerPool(threads: 4)
      pool.run(tasks: 2) { _ in }
    }
  }
}
