extension MutableFloatView {
  /// Blurs a part of a picture, `[height, pitch, channels]`, by three means over `2 * radius + 1` pixels along
  /// rows and columns, which comes near to a Gaussian; it goes on at the edges of the part as it ends there.
  func blur(_ part: PixelRectangle, pitch: Int, channels: Int, radius: Int) {
    var line = [Float](repeating: 0, count: max(part.width, part.height))
    for _ in 0..<3 {
      for channel in 0..<channels {
        for y in part.y..<part.bottom {
          let start = (y * pitch + part.x) * channels + channel
          average(from: start, step: channels, count: part.width, radius: radius, &line)
        }
        for x in part.x..<part.right {
          let start = (part.y * pitch + x) * channels + channel
          average(from: start, step: pitch * channels, count: part.height, radius: radius, &line)
        }
      }
    }
  }

  /// The running mean along one line.
  private func average(from start: Int, step: Int, count: Int, radius: Int, _ line: inout [Float]) {
    for index in 0..<count { line[index] = self[start + index * step] }
    func value(_ index: Int) -> Double { Double(line[Swift.min(Swift.max(index, 0), count - 1)]) }
    var sum = (-radius...radius).reduce(0.0) { $0 + value($1) }
    let scale = 1 / Double(2 * radius + 1)
    for index in 0..<count {
      self[start + index * step] = Float(sum * scale)
      sum += value(index + radius + 1) - value(index - radius)
    }
  }
}
