import AdLens

/// An earlier measurement, read from the JSON document that `adlens bench` wrote, to compare with.
struct BenchBaseline {
  /// The file.
  let path: String

  /// The document.
  private let document: JSONValue

  /// The verb that is running, for errors.
  private let verb: String

  /// All kernels with as many runs as can be compared have some 10 MB; a file that is moderately too
  /// long is refused by the count of its repetitions.
  private static let sizeLimit = 64 << 20

  /// The durations that anything can have, in milliseconds, and the peaks, in GFLOP/s; products and
  /// quotients of these are finite and above zero.
  private static let possible = (durations: 1e-9...1e12, peaks: 1e-3...1e9)

  /// The schema of documents that can be read.
  private static let schemaVersion = 1

  /// Reads the file that `--baseline` names, if it is given.
  ///
  /// - Throws: `FileError`, `BaselineError`.
  init?(_ invocation: Invocation) throws {
    guard let path = invocation.arguments.text(BenchFlags.baseline) else { return nil }
    self.path = path
    verb = invocation.verb
    let bytes = try FileReader.bytes(at: path, limit: Self.sizeLimit)
    document = try Self.reading(path) { () throws(JSONError) in try JSONValue.parse(bytes) }
    let version = try Self.reading(path) { [document] () throws(JSONError) in
      try document.integer("schema_version")
    }
    guard version == Self.schemaVersion else {
      throw BaselineError.version(path: path, found: version, known: Self.schemaVersion)
    }
  }

  /// Names the file in errors about its contents.
  private static func reading<Value>(
    _ path: String, _ body: () throws(JSONError) -> Value
  ) throws(BaselineError) -> Value {
    do throws(JSONError) {
      return try body()
    } catch {
      throw .json(path: path, error)
    }
  }

  /// Refuses a document that measured something else.
  ///
  /// - Parameters:
  ///   - expected: what this run measures.
  ///   - keys: the keys of `expected` that must have the same values in the document, those inside an
  ///     object with a dot; a key that both lack is the same.
  func check(against expected: JSONObject, keys: [String]) throws(BaselineError) {
    guard document["work"]?.stringValue != nil else {
      throw unusable("it is no result of 'adlens bench'")
    }
    let differences = keys.compactMap { key -> String? in
      let column = Column(key, key)
      let (there, here) = (column.value(in: document), column.value(in: .object(expected)))
      return there == here ? nil : "\(key) \(Self.words(there)) there, \(Self.words(here)) here"
    }
    if !differences.isEmpty { throw .different(path: path, differences: differences) }
  }

  private static func words(_ value: JSONValue) -> String {
    if value.isNull { return "nothing" }
    if let integers = value.arrayValue?.compactMap(\.intValue), !integers.isEmpty {
      return integers.map(String.init).joined(separator: "x")
    }
    return Column.plain(value)
  }

  /// The row of a measurement that has only one.
  func onlyRow() throws(BaselineError) -> BenchSeries {
    guard let row = try row(where: { _ in true }) else { throw unusable("it has no result") }
    return row
  }

  /// The rows, of which `name` finds the one to compare with; `nil` if there is none.
  func row(where isWanted: (JSONValue) -> Bool) throws(BaselineError) -> BenchSeries? {
    let rows = try Self.reading(path) { () throws(JSONError) in try document.array("results") }
    guard let row = rows.first(where: isWanted) else { return nil }
    let (samples, peak, waiting) = try Self.reading(path) { () throws(JSONError) in
      (
        try row.numbers("samples_ms"), try row.number("fma_core_gflops"),
        try row.number("waiting")
      )
    }
    guard samples.allSatisfy(Self.possible.durations.contains), Self.possible.peaks.contains(peak)
    else { throw unusable("no machine has its durations or its peak") }
    guard (0...1).contains(waiting) else { throw unusable("its waiting is no share") }
    guard samples.count >= MedianRatio.smallestCount else {
      throw unusable(
        "it has \(Words.count(samples.count, "repetition")), and \(MedianRatio.smallestCount) are "
          + "needed")
    }
    guard samples.count <= MedianRatio.largestCount else {
      throw unusable(
        "it has \(Words.count(samples.count, "repetition")), and at most "
          + "\(grouped(MedianRatio.largestCount)) can be compared")
    }
    return BenchSeries(milliseconds: samples, corePeak: peak, waiting: waiting)
  }

  private func unusable(_ reason: String) -> BaselineError {
    .unusable(path: path, reason: reason, verb: verb)
  }
}
