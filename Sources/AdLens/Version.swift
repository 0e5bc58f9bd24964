/// The version that `adlens --version` shows and that runs and models record.
public enum Version {
  /// The version of this package.
  public static let current = "0.1.0"

  /// How it was built: `release`, or `debug`, which is many times slower.
  public static let build: String = {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }()
}
