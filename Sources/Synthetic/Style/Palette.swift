import Tensors

/// The colours of one ad, chosen to go together.
struct Palette: Sendable {
  /// What large areas are filled with.
  var ground: Color

  /// Another shade that goes with the ground, for gradients and panels.
  var second: Color

  /// The strong colour of buttons and badges.
  var accent: Color

  /// Another strong colour.
  var pop: Color

  /// Dark and light text.
  var dark: Color
  var light: Color

  /// Whether reds, oranges and yellows lead.
  var isWarm: Bool

  init(_ random: inout RandomGenerator, isWarm: Bool? = nil) {
    let warm = isWarm ?? random.chance(0.5)
    self.isWarm = warm
    let hue = warm ? random.uniform(-0.07, 0.17) : random.uniform(0.25, 0.85)
    let offsets: [Float] = [0.5, 0.42, 0.58, 0.33, 0.08, -0.08, 0.25, 0]
    let accentHue =
      warm && random.chance(0.5) ? hue + random.uniform(-0.06, 0.06) : hue + random.pick(offsets)
    switch random.integer(below: 8) {
    case 0, 1:  // white or nearly
      ground = Color(hue: hue, saturation: random.uniform(0, 0.06), value: random.uniform(0.93, 1))
    case 2:  // pastel
      ground = Color(
        hue: hue, saturation: random.uniform(0.1, 0.3), value: random.uniform(0.85, 1))
    case 3, 4:  // saturated
      ground = Color(
        hue: hue, saturation: random.uniform(0.55, 0.95), value: random.uniform(0.6, 1))
    case 5:  // muted
      ground = Color(
        hue: hue, saturation: random.uniform(0.15, 0.45), value: random.uniform(0.4, 0.8))
    default:  // dark
      ground = Color(
        hue: hue, saturation: random.uniform(0.2, 0.9), value: random.uniform(0.06, 0.35))
    }
    let drift = random.uniform(-0.12, 0.12)
    second =
      ground.luminance > 0.5
      ? ground.mixed(Color(hue: hue + drift, saturation: 0.5, value: 0.8), random.uniform(0.1, 0.6))
      : ground.mixed(Color(hue: hue + drift, saturation: 0.7, value: 0.9), random.uniform(0.1, 0.6))
    accent = Color(
      hue: accentHue, saturation: random.uniform(0.55, 1), value: random.uniform(0.5, 1))
    if random.chance(0.12) { accent = random.chance(0.6) ? .grey(0.07) : .white }
    // A button must not sink into the ground.
    if accent.contrast(ground) < 1.5 {
      accent = ground.luminance > 0.35 ? accent.darker(0.6) : accent.lighter(0.6)
    }
    pop = Color(
      hue: accentHue + random.pick([0.5, 0.33, 0.1, 0.92, 0.08] as [Float]),
      saturation: random.uniform(0.6, 1), value: random.uniform(0.7, 1))
    dark = Color(hue: hue, saturation: random.uniform(0, 0.7), value: random.uniform(0, 0.28))
    light = Color(hue: hue, saturation: random.uniform(0, 0.1), value: random.uniform(0.92, 1))
  }

  /// All strong and soft colours.
  var all: [Color] { [ground, second, accent, pop, dark, light] }
}
