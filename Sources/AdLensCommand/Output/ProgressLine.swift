#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Shows on standard error how far the work is.
///
/// On a terminal one line is drawn anew; elsewhere a plain line appears now and then.
final class ProgressLine {
  private let console: Console
  private let isLive: Bool
  private var lastDrawn: Double = 0
  private var isDrawn = false

  /// Progress for the user of a console; nothing is shown when it is quiet.
  init(_ console: Console) {
    self.console = console
    isLive = Terminal.isInteractive(2)
  }

  /// Shows a state that the next one replaces; at most ten a second on a terminal, one in ten
  /// seconds elsewhere.
  func update(_ text: @autoclosure () -> String) {
    guard !console.isQuiet else { return }
    let now = Clock.seconds
    guard now - lastDrawn >= (isLive ? 0.1 : 10) else { return }
    // Short work off a terminal needs no line at all.
    if lastDrawn == 0, !isLive {
      lastDrawn = now
      return
    }
    lastDrawn = now
    guard isLive else { return console.note(text()) }
    let room = max((Terminal.width(2) ?? 80) - 1, 20)
    Console.put("\r\u{1b}[K" + Terminal.printable(text().prefix(room)), on: 2)
    isDrawn = true
  }

  /// Shows a line that stays.
  func line(_ text: String) {
    clear()
    console.note(text)
  }

  /// Removes the line that would be replaced.
  func clear() {
    if isDrawn { Console.put("\r\u{1b}[K", on: 2) }
    isDrawn = false
  }
}

/// A clock that never jumps.
enum Clock {
  /// Seconds since some moment.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// A duration in words: `45 s`, `3 min 20 s`, `2 h 5 min`.
  static func words(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "some time" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
