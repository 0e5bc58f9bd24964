import AdLens
import Synchronization

/// Shows on standard error how far the work is, from any thread.
///
/// On a terminal one line is drawn anew; elsewhere a plain line appears now and then.
final class ProgressLine: Sendable {
  private struct State {
    var lastShown: ContinuousClock.Instant
    var isDrawn = false
  }

  private let console: Console
  private let isLive: Bool
  private let state: Mutex<State>

  /// The pause between two states: on a terminal, and elsewhere.
  private var pause: Duration { isLive ? .milliseconds(100) : .seconds(10) }

  /// Progress for the user of a console; nothing is shown when it is quiet.
  init(_ console: Console) {
    self.console = console
    isLive = Terminal.isInteractive(2)
    // Short work needs no line at all.
    state = Mutex(State(lastShown: .now))
  }

  /// Shows a state that the next one replaces, unless the last one is too recent.
  func update(_ text: @autoclosure () -> String) {
    guard !console.isQuiet else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.lastShown >= pause else { return }
      state.lastShown = now
      guard isLive else { return console.note(text()) }
      let room = max((Terminal.width(2) ?? 80) - 1, 20)
      Console.put("\r\u{1b}[K" + printable(text().prefix(room)), on: 2)
      state.isDrawn = true
    }
  }

  /// Shows a line that stays.
  func line(_ text: String) {
    clear()
    console.note(text)
  }

  /// Removes the line that would be replaced.
  func clear() {
    state.withLock { state in
      if state.isDrawn { Console.put("\r\u{1b}[K", on: 2) }
      state.isDrawn = false
    }
  }
}
