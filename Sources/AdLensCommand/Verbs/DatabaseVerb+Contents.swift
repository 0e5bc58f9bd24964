import AdLens

/// `adlens db export` and `db vacuum`.
extension DatabaseVerb {
  private static let folder = Flag(
    "out", letter: "o", "DIR", kind: .text, help: "a new folder for the files")
  private static let kind = Flag(
    "format", kind: .choice(StoreExport.Format.allCases.map(\.rawValue)), fallback: .value("csv"),
    help: "how tables are written")

  static let export = Verb(
    "db export", summary: "writes every table of the store to a file",
    flags: [folder, kind, Flags.store],
    examples: [
      .init("adlens db export --out tables", "Writes runs.csv, predictions.csv and the others"),
      .init("adlens db export --out tables --format json", "The same as JSON"),
    ],
    notes: [
      "The folder is there when all tables are; they show the store at one moment, also while another "
        + "program writes. Texts that a spreadsheet would run as formulas begin with '."
    ],
    run: runExport)

  static let vacuum = Verb(
    "db vacuum", summary: "gives the room of what was removed back to the disk",
    flags: Flags.rows + [Flags.store],
    examples: [
      .init("adlens db vacuum", "Makes adlens.sqlite smaller and tells both sizes"),
      .init("adlens db vacuum --store team.sqlite", "The same for another store"),
    ],
    run: runVacuum)

  static let verbs = [check, export, vacuum]

  private static func runExport(_ invocation: Invocation) throws -> ExitCode {
    guard let path = invocation.arguments.text(folder) else {
      throw UsageError("'adlens db export' needs --out: a new folder", verb: invocation.verb)
    }
    let store = try Store.open(invocation.arguments.text(Flags.store) ?? "adlens.sqlite", .reading)
    let format = invocation.arguments.text(kind).flatMap(StoreExport.Format.init) ?? .csv
    let counts = try StoreExport.write(store, to: path, format: format)
    for (table, rows) in counts { invocation.console.note("\(table): \(Words.count(rows, "row"))") }
    invocation.console.write(path + "\n")
    return .done
  }

  private static func runVacuum(_ invocation: Invocation) throws -> ExitCode {
    let path = invocation.arguments.text(Flags.store) ?? "adlens.sqlite"
    // Opened for reading first, so that a missing store is not created.
    _ = try Store.open(path, .reading)
    let sizes = try Store.open(path, .writing).vacuum()
    let object: JSONObject = [
      "path": .string(path), "bytes_before": .integer(sizes.before),
      "bytes_after": .integer(sizes.after),
    ]
    let table =
      "\(path): \(Words.count(sizes.before, "byte")) before, \(grouped(sizes.after)) after\n"
    try RowWriter(invocation, columns: []).finish(object: object, table: table)
    return .done
  }
}
