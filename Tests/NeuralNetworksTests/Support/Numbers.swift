import Kernels
import Tensors

/// A pool of a number of threads.
func testPool(threads: Int = 1) -> WorkerPool {
  threads == 1 ? .serial : WorkerPool(threads: threads)
}

/// The largest difference of two lists; NaN if any element is, infinite if the counts differ.
func largestDifference(_ first: [Float], _ second: [Float]) -> Float {
  guard first.count == second.count else { return .infinity }
  var largest: Float = 0
  for (a, b) in zip(first, second) {
    let difference = abs(a - b)
    if difference.isNaN { return .nan }
    largest = max(largest, difference)
  }
  return largest
}
