/// A named part of a network: a layer, or a composite of parts.
///
/// Names join with dots into parameter names: the weight of the layer `conv1` in the block `block1`
/// is `block1.conv1.weight`; parts of a shortcut lie under `shortcut`.
public indirect enum Module: Sendable {
  /// One operation.
  case layer(String, any Layer)

  /// Parts one after the other.
  case sequential(String, [Module])

  /// `body(x) + shortcut(x)`; an empty shortcut passes `x` unchanged.
  case residual(String, body: [Module], shortcut: [Module])

  /// The output of an earlier part, given by its full name, in place of what comes before the route.
  case route(String, from: String)

  /// Branches that all begin with `x`; each gives a row of numbers for a sample, and the rows are joined
  /// end to end: `[batch, …]` and `[batch, …]` to `[batch, features]`.
  case joined(String, branches: [[Module]])

  /// The name, without the names around it.
  public var name: String {
    switch self {
    case .layer(let name, _), .sequential(let name, _), .residual(let name, _, _),
      .route(let name, _), .joined(let name, _):
      name
    }
  }
}

/// A network's structure: named modules, and the shape of one input.
public struct Architecture: Sendable {
  /// The name of the kind of network, as in `adnet`.
  public let name: String

  /// The extents of one input without the batch, as in `[128, 128, 3]`.
  ///
  /// It fixes the shapes of the parameters; sessions may use other heights and widths when no
  /// parameter depends on them.
  public let input: [Int]

  /// The parts, one after the other.
  public let modules: [Module]

  /// Describes a network.
  ///
  /// - Throws: `ArchitectureError` when two parts share a name or a name cannot be used.
  public init(name: String, input: [Int], modules: [Module]) throws(ArchitectureError) {
    self.name = name
    self.input = input
    self.modules = modules
    guard !input.isEmpty, input.allSatisfy({ (1...Self.extentLimit).contains($0) }) else {
      throw .invalid(
        key: "input", at: name, reason: "extents must lie in 1...\(Self.extentLimit)")
    }
    var finished: Set<String> = []
    try Self.checkNames(modules, at: "", finished: &finished)
  }

  /// The largest height, width or channel count of an input.
  public static let extentLimit = 1 << 16

  /// Checks that the names at one level differ and that routes lead back, and recurses.
  ///
  /// - Parameter finished: the full names of the parts whose outputs are there.
  private static func checkNames(
    _ modules: [Module], at path: String, reserved: Set<String> = [],
    finished: inout Set<String>
  ) throws(ArchitectureError) {
    var names = reserved
    for module in modules {
      let name = module.name
      let isUsable =
        !name.isEmpty && name.utf8.count <= 64
        && name.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: ".") }
      guard isUsable else {
        throw .invalid(
          key: "name", at: path,
          reason: "a module's name is 1 to 64 visible ASCII characters without a dot")
      }
      guard names.insert(name).inserted else { throw .duplicateName(join(path, name)) }
      let place = join(path, name)
      switch module {
      case .layer: break
      case .sequential(_, let modules):
        try checkNames(modules, at: place, finished: &finished)
      case .residual(_, let body, let shortcut):
        guard !body.isEmpty else {
          throw .invalid(key: "body", at: place, reason: "it needs a module")
        }
        try checkNames(
          body, at: place, reserved: ["shortcut", "sum"], finished: &finished)
        try checkNames(shortcut, at: place + ".shortcut", finished: &finished)
      case .route(_, let source):
        guard finished.contains(source) else {
          throw .invalid(key: "from", at: place, reason: "it names no earlier part")
        }
      case .joined(_, let branches):
        guard branches.count > 1, branches.allSatisfy({ !$0.isEmpty }) else {
          throw .invalid(
            key: "branches", at: place, reason: "it needs two branches or more, none empty")
        }
        // Branches share one space of names, and a later one may lead back into an earlier one.
        try checkNames(
          branches.flatMap { $0 }, at: place, reserved: Set(joinNames(branches.count)),
          finished: &finished)
      }
      finished.insert(place)
    }
  }

  /// The names of the nodes that join so many branches.
  static func joinNames(_ branches: Int) -> [String] { (1..<branches).map { "join\($0)" } }

  /// The name of `name` inside `path`.
  static func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : path + "." + name
  }
}
