/// The naive definition of every kernel: short loops that are read, not timed.
///
/// The tests hold each fast kernel to these. Sums are taken in `Double`.
public enum Reference {}
