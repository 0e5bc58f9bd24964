import AdLens

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The two streams: rows on standard output, everything else on standard error.
struct Console: Sendable {
  /// Whether notes and progress are left out.
  let isQuiet: Bool

  /// Writes data for the user or the next program.
  func write(_ text: String) { Self.put(text, on: 1) }

  /// Says something worth knowing that is no problem.
  func note(_ text: String) {
    if !isQuiet { Self.put(printable(text) + "\n", on: 2) }
  }

  /// Says that something was left out or is doubtful.
  func warning(_ text: String) { message("warning", text, color: "33") }

  /// Says why something was not done.
  func error(_ text: String) { message("error", text, color: "31") }

  private func message(_ kind: String, _ text: String, color: String) {
    let label = Terminal.allowsColor(2) ? "\u{1b}[1;\(color)m\(kind):\u{1b}[0m " : kind + ": "
    Self.put(label + printable(text) + "\n", on: 2)
  }

  /// Writes all bytes at once, so that lines of several processes do not mix.
  ///
  /// A failure to write to standard output is reported once and ends the process: nobody can
  /// see the rest.
  static func put(_ text: String, on descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let base = rest.baseAddress, !rest.isEmpty {
        let count = systemWrite(descriptor, base, rest.count)
        if count < 0, errno == EINTR { continue }
        if count < 0 {
          if descriptor == 1 {
            let reason = String(cString: strerror(errno))
            put("error: standard output: \(reason); the rest is lost.\n", on: 2)
            exit(ExitCode.data.rawValue)
          }
          return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
    }
  }
}

/// The system call, under a name that methods called `write` do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
