import AdLens

/// `adlens inspect`.
enum InspectVerb {
  static let verb = Verb(
    "inspect", summary: "tells what is in a model file",
    operands: .init(
      name: "MODEL", count: 1...1, help: "a model file, a run directory or the name of a run"),
    flags: Flags.rows,
    examples: [
      .init("adlens inspect creatives", "Shows classes, layers and origin of a run's model"),
      .init("adlens inspect best.safetensors --format json", "The same for a script"),
    ],
    run: run)

  private static let columns = [
    Column("Layer", "name"), Column("Kind", "kind"), Column("Output", "output", .right),
    Column.count("Weights", "parameters"), Column.count("Multiply-adds", "multiply_adds"),
  ]

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let loaded = try LoadedModel(invocation.arguments.operands[0], task: nil)
    let model = loaded.model
    let layers = model.network.layers.map { node -> JSONValue in
      [
        "name": .string(node.name), "kind": .string(node.kind),
        "output": .string(node.output.description), "parameters": .integer(node.parameterCount),
        "multiply_adds": .integer(node.multiplyAddCount),
      ]
    }
    var object: JSONObject = [
      "path": .string(loaded.path), "sha256": .string(loaded.sha256),
      "bytes": .integer(loaded.byteCount), "task": .string(model.task),
      "architecture": .string(model.network.architecture.name),
      "input": .array(model.network.architecture.input.map(JSONValue.integer)),
      "parameters": .integer(model.network.parameterCount),
      "multiply_adds": .integer(model.network.layers.reduce(0) { $0 + $1.multiplyAddCount }),
      "class_names": .array(model.classNames.map(JSONValue.string)),
      "temperature": .number(model.temperature), "preprocessing": model.preprocessing,
      "provenance": shortened(model.provenance),
    ]
    var table = PairTable()
    table.add(object.pairs.filter { $0.value.objectValue == nil })
    table.add("Preprocessing", object["preprocessing"])
    table.add("Origin", object["provenance"])
    let text =
      table.text + "\nLayers\n" + TextTable(columns: columns, width: nil).text(of: layers)
    object["layers"] = .array(layers)
    try RowWriter(invocation, columns: []).finish(object: object, table: text)
    return .done
  }

  /// Longer texts are of use to programs only and are replaced by their length.
  private static let longestText = 400

  private static func shortened(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text) where text.utf8.count > longestText:
      .string("(\(grouped(text.utf8.count)) characters)")
    case .object(let object): JSONValue(object.pairs.map { ($0.key, shortened($0.value)) })
    default: value
    }
  }
}
