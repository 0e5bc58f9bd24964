#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The machine the process runs on.
public enum Machine {
  /// The processor cores that may be used, at least 1.
  public static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The name of the processor as the system knows it.
  public static var processorName: String { "unknown" }
}
