/// How the rows of a `[positions, channels]` buffer are dealt into chunks for sums over the positions:
/// the cut depends on the extents alone.
struct ChannelChunks {
  private static let most = 64

  let positions: Int
  let size: Int
  let count: Int

  init(positions: Int, channels: Int) {
    self.positions = positions
    let worthwhile = max(elementChunk / max(channels, 1), 1)
    size = max(worthwhile, (positions + Self.most - 1) / Self.most)
    count = (positions + size - 1) / size
  }

  func first(_ chunk: Int) -> Int { chunk * size }
  func rows(_ chunk: Int) -> Int { min(size, positions - chunk * size) }
}
