import Images
import Tensors

/// The opened fonts of one thread.
final class FontShelf {
  private let catalog: FontCatalog
  private var faces: [Int: FontFace] = [:]

  /// For each script the faces that write it, by family.
  private var families: [Script: [[Int]]] = [:]

  init(_ catalog: FontCatalog) {
    self.catalog = catalog
    for script in Script.allCases {
      let fitting = catalog.entries.indices.filter {
        catalog.entries[$0].scripts.contains(script)
      }
      let groups = Dictionary(grouping: fitting) { catalog.entries[$0].family }
      families[script] = groups.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  /// Whether any font writes it.
  func canWrite(_ script: Script) -> Bool { families[script]?.isEmpty == false }

  /// A random face for a script: first a family, so that one with many styles does not crowd out others.
  ///
  /// - Precondition: `canWrite(script)`.
  func face(for script: Script, bold: Bool, _ random: inout RandomGenerator) -> FontFace {
    let groups = families[script] ?? []
    precondition(!groups.isEmpty, "no font writes \(script)")
    let group = random.pick(groups)
    let strong = group.filter { catalog.entries[$0].isBold }
    let choices = bold && !strong.isEmpty ? strong : group
    return face(random.pick(choices))
  }

  private func face(_ index: Int) -> FontFace {
    if let open = faces[index] { return open }
    let entry = catalog.entries[index]
    // It opened when the catalogue was made, so only a font removed since then can fail.
    guard let face = try? FontFace(path: entry.path, index: entry.index) else {
      preconditionFailure("the font \(entry.path) disappeared while ads were drawn")
    }
    faces[index] = face
    return face
  }

  /// A face that has every character of a text: the wanted one, or any other.
  func face(covering text: String, preferring wanted: FontFace) -> FontFace {
    if wanted.covers(text) { return wanted }
    for group in families[.latin] ?? [] {
      for index in group {
        let other = face(index)
        if other.covers(text) { return other }
      }
    }
    return wanted
  }
}
