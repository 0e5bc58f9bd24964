/// The committed files of expected numbers in `Tests/Golden`; `Scripts/golden` writes them.
public enum GoldenFile {
  /// The path of one file.
  public static func path(_ name: String) -> String {
    SharedData.packageDirectory + "/Tests/Golden/" + name
  }
}
