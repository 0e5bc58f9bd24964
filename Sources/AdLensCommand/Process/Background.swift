import Dispatch
import Synchronization

/// A value that is computed on another thread while this one goes on.
final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let done = DispatchGroup()

  /// Starts to compute.
  init(_ body: @escaping @Sendable () -> Value) {
    done.enter()
    DispatchQueue.global().async { [self] in
      let value = body()
      result.withLock { $0 = value }
      done.leave()
    }
  }

  /// The value; waits for it.
  var value: Value {
    done.wait()
    guard let value = result.withLock({ $0 }) else {
      preconditionFailure("the group was left without a value")
    }
    return value
  }
}
