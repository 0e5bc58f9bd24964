import Tensors

/// What happens to an ad after it is drawn and before it is stored.
///
/// It is photographed, scaled, blurred, tinted or becomes noisy; most ads stay as they are. For one thread.
final class Finisher {
  private let other = Canvas(width: 16, height: 16)

  func finish(_ canvas: Canvas, _ random: inout RandomGenerator) {
    if random.chance(0.1) { Photographer(scene: other).photograph(canvas, &random) }
    if random.chance(0.06) { soften(canvas, &random) }
    if random.chance(0.05) { canvas.blur(radius: 1) }
    if random.chance(0.16) { Tone(&random).apply(to: canvas) }
    if random.chance(0.12) {
      Grain.add(
        to: canvas, strength: random.integer(2...14), isColored: random.chance(0.4), &random)
    }
  }

  /// Made smaller and larger again, as by a careless platform.
  private func soften(_ canvas: Canvas, _ random: inout RandomGenerator) {
    let share = random.uniform(0.45, 0.8)
    let small = Frame(0, 0, Float(canvas.width) * share, Float(canvas.height) * share)
    other.reset(width: max(8, Int(small.width)), height: max(8, Int(small.height)))
    other.fill(other.frame, .picture(canvas.sprite, Affine(unitTo: other.frame)))
    canvas.fill(
      canvas.frame, .picture(other.sprite, Affine(unitTo: canvas.frame)),
      owner: .unchanged)
  }
}
