#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension RandomGenerator {
  /// A float from the standard normal distribution (Box and Muller, 1958).
  public mutating func normal() -> Float {
    // 1 - u lies in (0, 1], so the logarithm is finite.
    let radius = (-2 * log(1 - Double(uniform()))).squareRoot()
    return Float(radius * cos(2 * Double.pi * Double(uniform())))
  }

  /// The elements in random order (Fisher and Yates).
  public mutating func shuffle<Element>(_ values: inout [Element]) {
    for index in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(index, integer(below: index + 1))
    }
  }
}
