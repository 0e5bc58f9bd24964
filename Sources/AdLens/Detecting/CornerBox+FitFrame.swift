extension CornerBox {
  /// A box of a network's input in pixels of the picture, clipped to it.
  func broughtBack(by frame: FitFrame, width: Int, height: Int) -> CornerBox {
    let first = frame.source(x: Double(left), y: Double(top))
    let last = frame.source(x: Double(right), y: Double(bottom))
    func clamped(_ value: Double, _ bound: Int) -> Float {
      Float(min(max(value, 0), Double(bound)))
    }
    return CornerBox(
      left: clamped(first.x, width), top: clamped(first.y, height),
      right: clamped(last.x, width), bottom: clamped(last.y, height))
  }
}
