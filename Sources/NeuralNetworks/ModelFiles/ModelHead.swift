import FileFormats
import Tensors

/// What a task keeps in a model file beside the network: settings as JSON, and lists of numbers.
public struct ModelHead: Sendable {
  /// Settings and names.
  public let settings: JSONValue

  /// The lists by name, in memory of their own, since writers read them through views.
  private var lists: [String: Arena] = [:]

  private static let prefix = "head."

  /// A head without numbers.
  public init(settings: JSONValue) { self.settings = settings }

  /// The numbers of a list; `nil` where there is no such list.
  public subscript(list name: String) -> [Float]? {
    get {
      lists[name].map { list in (0..<list.count).map { list.view[$0] } }
    }
    set {
      lists[name] = newValue.map { values in
        let list = Arena(count: values.count)
        for (index, value) in values.enumerated() { list.view[index] = value }
        return list
      }
    }
  }

  /// Whether a tensor of a file belongs to a head.
  static func owns(_ tensor: String) -> Bool { tensor.hasPrefix(prefix) }

  /// The name of the list that a tensor of a file holds.
  static func list(in tensor: String) -> String { String(tensor.dropFirst(prefix.count)) }

  /// Adds the lists to a file.
  func addTensors(to writer: inout SafeTensorsWriter) {
    for (name, list) in lists {
      writer.add(Self.prefix + name, shape: [list.count], values: list.view.readOnly)
    }
  }
}
