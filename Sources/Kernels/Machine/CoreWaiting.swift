#if canImport(Glibc)
  import Glibc
#endif

/// Measures how much of some time the threads of this process were ready to run but had no core,
/// because other programs had them all.
public struct CoreWaiting: Sendable {
  private let start: Double?
  private let begin = ContinuousClock.now

  /// Starts to measure.
  public init() { start = Self.seconds() }

  /// The waiting of all threads as a share of the time since the start, at most 1; 0 where the system
  /// does not tell.
  ///
  /// Threads that wait at one time count each: where they work in step, one that waits holds up all.
  public var share: Double {
    guard let start, let end = Self.seconds() else { return 0 }
    let elapsed = (ContinuousClock.now - begin) / .seconds(1)
    return elapsed > 0 ? min(max((end - start) / elapsed, 0), 1) : 0
  }

  /// The seconds that all threads have waited so far: the second figure of `schedstat`, in nanoseconds.
  private static func seconds() -> Double? {
    #if canImport(Glibc)
      guard let folder = opendir("/proc/self/task") else { return nil }
      defer { closedir(folder) }
      var total = 0.0
      var isKnown = false
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard name.first?.isNumber == true,
          let file = fopen("/proc/self/task/\(name)/schedstat", "r")
        else { continue }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard fgets(&line, Int32(line.count), file) != nil else { continue }
        let text = String(
          decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        let fields = text.split(separator: " ")
        guard fields.count >= 2, let nanoseconds = Double(fields[1]) else { continue }
        total += nanoseconds * 1e-9
        isKnown = true
      }
      return isKnown ? total : nil
    #else
      return nil
    #endif
  }
}
