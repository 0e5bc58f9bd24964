import Tensors

extension RandomGenerator {
  /// Whether something of probability `share` happens.
  mutating func chance(_ share: Float) -> Bool { uniform() < share }

  /// One of some values, all equally likely.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[integer(below: values.count)] }

  /// One of some values by their weights.
  mutating func pick<Value>(_ values: [Value], weights: (Value) -> Float) -> Value {
    let total = values.reduce(Float(0)) { $0 + weights($1) }
    var at = uniform() * total
    for value in values {
      at -= weights(value)
      if at < 0 { return value }
    }
    return values[values.count - 1]
  }

  /// A whole number of a range.
  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + integer(below: range.count)
  }

  /// A random sign.
  mutating func sign() -> Float { chance(0.5) ? 1 : -1 }
}
