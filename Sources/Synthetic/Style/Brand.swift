import Tensors

/// An invented company: its name, and what its logo looks like wherever it appears.
struct Brand: Sendable {
  /// Its number, which decides everything else.
  let number: Int
  let name: String
  let category: Category

  /// The seed of everything random about its logo.
  let seed: UInt64

  let primary: Color
  let secondary: Color

  init(number: Int) {
    self.number = number
    var random = RandomGenerator(seed: 0x10_60, stream: UInt64(number))
    name = BrandNames.name(&random)
    category = Category.allCases[number % Category.allCases.count]
    let hue = random.uniform()
    primary = Color(
      hue: hue, saturation: random.uniform(0.5, 1), value: random.uniform(0.35, 0.95))
    secondary = Color(
      hue: hue + random.pick([0.5, 0.1, 0.92, 0.33, 0] as [Float]),
      saturation: random.uniform(0.2, 1), value: random.uniform(0.6, 1))
    seed = random.next()
  }

  /// The first letters of its words.
  var initials: String {
    let letters = name.split(separator: " ").compactMap(\.first).filter(\.isLetter)
    return String(letters.prefix(2)).uppercased()
  }
}
