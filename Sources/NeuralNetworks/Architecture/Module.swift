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

  /// The name, without the names around it.
  public var name: String {
    switch self {
    case .layer(let name, _), .sequential(let name, _), .residual(let name, _, _): name
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
    try Self.checkNames(modules, at: "")
  }

  /// The largest height, width or channel count of an input.
  public static let extentLimit = 1 << 16

  /// Checks that the names at one level differ, and recurses.
  private static func checkNames(
    _ modules: [Module], at path: String, reserved: Set<String> = []
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
      switch module {
      case .layer: break
      case .sequential(_, let modules): try checkNames(modules, at: join(path, name))
      case .residual(_, let body, let shortcut):
        guard !body.isEmpty else {
          throw .invalid(key: "body", at: join(path, name), reason: "it needs a module")
        }
        try checkNames(body, at: join(path, name), reserved: ["shortcut", "sum"])
        try checkNames(shortcut, at: join(path, name) + ".shortcut")
      }
    }
  }

  /// The name of `name` inside `path`.
  static func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : path + "." + name
  }
}
