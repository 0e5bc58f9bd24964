/// A batch of a run: an epoch and a batch in it, both from 0.
struct BatchPosition: Hashable {
  /// The epoch.
  var epoch: Int

  /// The batch of the epoch.
  var batch: Int

  /// The batch after this one, where an epoch has `count`.
  func next(of count: Int) -> BatchPosition {
    batch + 1 < count
      ? BatchPosition(epoch: epoch, batch: batch + 1) : BatchPosition(epoch: epoch + 1, batch: 0)
  }
}
