#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the machine says about its processor.
public enum Processor {
  /// The name its maker gave it, or `unknown`.
  public static let name: String = brand() ?? "unknown"

  /// The processors that are switched on.
  public static let coreCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The bytes of memory of the machine; 4 GiB where the system does not say.
  public static let memoryBytes: Int = {
    let bytes = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
    return bytes > 0 ? bytes : 4 << 30
  }()

  /// The bytes of one core's second-level cache; half a mebibyte where the system does not say.
  public static let secondLevelCacheBytes: Int = {
    #if canImport(Glibc)
      let bytes = Int(sysconf(Int32(_SC_LEVEL2_CACHE_SIZE)))
    #else
      let bytes = 0
    #endif
    return (1 << 16...1 << 26).contains(bytes) ? bytes : 1 << 19
  }()

  /// How many threads of all programs ran or wanted to run, on average over the last minute; `nil` where
  /// the system does not say.
  public static var load: Double? {
    var load = 0.0
    return getloadavg(&load, 1) == 1 ? load : nil
  }

  private static func brand() -> String? {
    #if canImport(Darwin)
      var size = 0
      guard sysctlbyname("machdep.cpu.brand_string", nil, &size, nil, 0) == 0, size > 1 else {
        return nil
      }
      var bytes = [UInt8](repeating: 0, count: size)
      guard sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0) == 0 else {
        return nil
      }
      return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    #else
      guard let file = fopen("/proc/cpuinfo", "r") else { return nil }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 512)
      while fgets(&line, Int32(line.count), file) != nil {
        let text = String(
          decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard text.hasPrefix("model name"), let colon = text.firstIndex(of: ":") else { continue }
        return text[text.index(after: colon)...].split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
      }
      return nil
    #endif
  }
}
