import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Reference {
  /// See `softmax`.
  public static func softmax(
    _ logits: FloatView, classes: Int, scale: Float = 1, into output: MutableFloatView
  ) {
    for start in stride(from: 0, to: logits.count, by: classes) {
      let row = (start..<start + classes).map { Double(scale) * Double(logits[$0]) }
      let largest = row.contains(where: \.isNaN) ? .nan : (row.max() ?? 0)
      let exponentials = row.map { exp($0 - largest) }
      let sum = exponentials.reduce(0, +)
      for c in 0..<classes { output[start + c] = Float(exponentials[c] / sum) }
    }
  }
}
