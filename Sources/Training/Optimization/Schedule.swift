/// The course of the learning rate over a run.
public enum Schedule: Hashable, Sendable {
  /// The peak rate throughout.
  case constant

  /// The peak rate times `factor` to the power of the number of `fraction`s of the run that have
  /// passed: with 1/3 and 0.1 the rate drops tenfold after each third.
  case step(fraction: Double, factor: Double)

  /// Half a cosine from the peak rate down to `final` times the peak rate.
  case cosine(final: Double)

  /// Up to the peak over the first `rise` of the run and down again, both along half cosines, from
  /// peak / `start` to peak / `start` / `end` (Smith and Topin, 2018; PyTorch's `OneCycleLR`).
  case oneCycle(rise: Double, start: Double, end: Double)

  /// Tenfold drops after each third of the run.
  public static let step = Schedule.step(fraction: 1.0 / 3, factor: 0.1)

  /// A cosine down to zero.
  public static let cosine = Schedule.cosine(final: 0)

  /// PyTorch's defaults: 30 % of the run rising from a 25th of the peak, then down to 4·10⁻⁶ of it.
  public static let oneCycle = Schedule.oneCycle(rise: 0.3, start: 25, end: 1e4)
}
