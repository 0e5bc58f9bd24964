import AdLens

/// `adlens db check`.
enum DatabaseVerb {
  static let check = Verb(
    "db check", summary: "reads the whole store and tells whether it is sound",
    flags: Flags.rows + [Flags.store],
    examples: [
      .init("adlens db check", "Checks adlens.sqlite in this folder"),
      .init(
        "adlens db check --store team.sqlite --format json", "Checks another store for a script"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let path = invocation.arguments.text(Flags.store) ?? "adlens.sqlite"
    let store = try Store.open(path, .reading)
    let findings = try store.check()
    // A damaged file may have tables that cannot be counted.
    let counts = findings.isEmpty ? try store.rowCounts() : []
    let object: JSONObject = [
      "path": .string(path), "sound": .bool(findings.isEmpty),
      "findings": .array(findings.map(JSONValue.string)),
      "rows": JSONValue(counts.map { ($0.table, .integer($0.count)) }),
    ]
    var table = PairTable()
    table.add(object.pairs.filter { $0.key == "path" || $0.key == "sound" })
    table.add("Rows", object["rows"])
    try RowWriter(invocation, columns: []).finish(object: object, table: table.text)
    for finding in findings { invocation.console.error("\(path): \(finding)") }
    if findings.isEmpty { return .done }
    invocation.console.error(
      "\(path): the store is damaged; restore a copy, or name another with --store")
    return .store
  }
}
