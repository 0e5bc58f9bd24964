import FileFormats

extension Architecture {
  /// The largest number of modules and the deepest nesting of one network.
  private static let moduleLimit = 10_000
  private static let depthLimit = 32

  /// The description that model files store.
  public var json: JSONValue {
    .object([
      "name": .string(name), "input": .array(input.map { .integer($0) }),
      "modules": .array(modules.map(\.json)),
    ])
  }

  /// Reads a description.
  public init(json: JSONValue) throws(ArchitectureError) {
    guard let object = json.objectValue else {
      throw .invalid(key: "architecture", at: "", reason: "an object is needed")
    }
    var configuration = LayerConfiguration(object, at: "")
    let name = try configuration.string("name")
    guard let extents = try configuration.value("input").arrayValue, extents.count <= 3 else {
      throw .invalid(key: "input", at: "", reason: "a list of at most 3 extents is needed")
    }
    let input = try configuration.integers("input", count: extents.count)
    let list = try configuration.value("modules")
    try configuration.finish()
    var count = 0
    let modules = try Self.modules(list, key: "modules", at: "", depth: 0, count: &count)
    try self.init(name: name, input: input, modules: modules)
  }

  private static func modules(
    _ list: JSONValue, key: String, at path: String, depth: Int, count: inout Int
  ) throws(ArchitectureError) -> [Module] {
    guard let values = list.arrayValue else {
      throw .invalid(key: key, at: path, reason: "a list of modules is needed")
    }
    count += values.count
    guard count <= moduleLimit, depth <= depthLimit else { throw .tooLarge(limit: moduleLimit) }
    var modules: [Module] = []
    for value in values {
      modules.append(try module(value, in: path, depth: depth, count: &count))
    }
    return modules
  }

  private static func module(
    _ value: JSONValue, in path: String, depth: Int, count: inout Int
  ) throws(ArchitectureError) -> Module {
    guard let object = value.objectValue else {
      throw .invalid(key: "modules", at: path, reason: "each module is an object")
    }
    let name = object["name"]?.stringValue ?? ""
    let place = join(path, name)
    var configuration = LayerConfiguration(object, at: place)
    _ = try configuration.string("name")
    let kind = try configuration.string("kind")
    let module: Module
    switch kind {
    case "sequential":
      module = .sequential(
        name,
        try modules(
          try configuration.value("modules"), key: "modules", at: place, depth: depth + 1,
          count: &count))
    case "residual":
      module = .residual(
        name,
        body: try modules(
          try configuration.value("body"), key: "body", at: place, depth: depth + 1,
          count: &count),
        shortcut: try modules(
          try configuration.value("shortcut"), key: "shortcut", at: place + ".shortcut",
          depth: depth + 1, count: &count))
    case "route": module = .route(name, from: try configuration.string("from"))
    case "joined":
      guard let lists = try configuration.value("branches").arrayValue else {
        throw .invalid(key: "branches", at: place, reason: "a list of lists of modules is needed")
      }
      var branches: [[Module]] = []
      for list in lists {
        branches.append(
          try modules(list, key: "branches", at: place, depth: depth + 1, count: &count))
      }
      module = .joined(name, branches: branches)
    default:
      guard let type = LayerKinds.type(named: kind) else { throw .unknownKind(kind, at: place) }
      module = .layer(name, try type.init(configuration: &configuration))
    }
    try configuration.finish()
    return module
  }
}

extension Module {
  /// The description that model files store.
  var json: JSONValue {
    switch self {
    case .layer(let name, let layer):
      var object: JSONObject = ["name": .string(name), "kind": .string(layer.kind)]
      for pair in layer.configuration.pairs { object[pair.key] = pair.value }
      return .object(object)
    case .sequential(let name, let modules):
      return .object([
        "name": .string(name), "kind": "sequential", "modules": .array(modules.map(\.json)),
      ])
    case .residual(let name, let body, let shortcut):
      return .object([
        "name": .string(name), "kind": "residual", "body": .array(body.map(\.json)),
        "shortcut": .array(shortcut.map(\.json)),
      ])
    case .route(let name, let source):
      return .object(["name": .string(name), "kind": "route", "from": .string(source)])
    case .joined(let name, let branches):
      return .object([
        "name": .string(name), "kind": "joined",
        "branches": .array(branches.map { .array($0.map(\.json)) }),
      ])
    }
  }
}
