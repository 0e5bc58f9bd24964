import AdLens

/// The figures of runs side by side as rows.
enum CompareRunRows {
  /// Writes them.
  static func write(
    _ comparison: RunComparison, _ invocation: Invocation
  ) throws -> ExitCode {
    var columns = [Column("Kind", "kind"), Column("Key", "key")]
    for (index, run) in comparison.runs.enumerated() {
      columns.append(
        Column("\(run.name) (\(run.id))", "value_\(index + 1)", .right, text: Column.short))
      if index > 0 {
        columns.append(
          Column("Change", "change_\(index + 1)", .right) {
            ($0.doubleValue ?? 0 > 0 ? "+" : "") + Column.short($0)
          })
      }
    }
    var writer = RowWriter(invocation, columns: columns)
    writer.head = [
      "runs": .array(
        comparison.runs.map { run in
          [
            "id": .integer(run.id), "name": .string(run.name), "task": .string(run.task),
            "started_at": .string(run.startedAt),
          ]
        })
    ]
    for row in comparison.rows {
      var object: JSONObject = ["kind": "option", "key": .string(row.key)]
      switch row {
      case .option(_, let values):
        for (index, value) in values.enumerated() {
          object["value_\(index + 1)"] = CampaignRow.text(value)
        }
      case .figure(_, let values):
        object["kind"] = "figure"
        for (index, (value, change)) in zip(values, row.changes).enumerated() {
          object["value_\(index + 1)"] = CampaignRow.number(value)
          if index > 0 { object["change_\(index + 1)"] = CampaignRow.number(change) }
        }
      }
      writer.append(.object(object))
    }
    try writer.finish(
      summary: comparison.rows.isEmpty ? "None of the runs has a figure or option logged.\n" : "")
    let tasks = Set(comparison.runs.map(\.task))
    if tasks.count > 1 {
      invocation.console.warning(
        "the runs have different tasks: \(tasks.sorted().joined(separator: ", "))")
    }
    return .done
  }
}
