import FileFormats
import Images

/// The fonts that ads may use, with what each can write.
public struct FontCatalog: Sendable {
  /// One face of a font file.
  struct Entry: Sendable {
    let path: String
    let index: Int
    let family: String
    let style: String
    let scripts: Set<Script>

    /// Whether its letters are strong enough for headlines and buttons.
    var isBold: Bool {
      let style = style.lowercased()
      return ["bold", "black", "heavy", "semi", "medium"].contains { style.contains($0) }
    }
  }

  /// The faces, in the order of their file names.
  let entries: [Entry]

  /// How many faces there are.
  public var count: Int { entries.count }

  /// The families, in alphabetical order.
  public var families: [String] { Array(Set(entries.map(\.family))).sorted() }

  /// The folders that were searched, for messages.
  let directories: [String]

  /// Opens every font under some folders and notes what it can write.
  ///
  /// Faces that are no letters (icons, symbols), cannot be opened or have no capitals are left out.
  /// - Throws: `FontError.noneFound` when nothing is left.
  public init(
    directories: [String] = SystemFonts.directories
  ) throws(FontError) {
    var entries: [Entry] = []
    for path in SystemFonts.paths(in: directories) {
      for index in 0..<4 {
        guard let face = try? FontFace(path: path, index: index) else { break }
        let scripts = Script.allCases.filter { face.covers($0.sample) }
        let isLetters = scripts.contains(.latin) && !face.family.isEmpty
        if isLetters {
          entries.append(
            Entry(
              path: path, index: index, family: face.family, style: face.style,
              scripts: Set(scripts)))
        }
        // Only collections have more than one face.
        guard Path.fileExtension(of: path).hasSuffix("c") else { break }
      }
    }
    guard !entries.isEmpty else { throw .noneFound(directories: directories) }
    self.entries = entries
    self.directories = directories
  }

  private init(entries: [Entry], directories: [String]) {
    self.entries = entries
    self.directories = directories
  }

  /// The families that held-out ads use, or those that all others use.
  ///
  /// About one family in five is held out, by a hash of its name, so that the choice does not depend on
  /// what else is installed. With one family only, both sides use it, or with none on one side, the last
  /// family of the alphabet is held out.
  func side(isHeldOut: Bool) -> FontCatalog {
    let names = families
    guard names.count > 1 else { return self }
    var held = Set(names.filter { HoldOut.contains(font: $0) })
    if held.isEmpty { held = [names[names.count - 1]] }
    if held.count == names.count { held.remove(names[0]) }
    return FontCatalog(
      entries: entries.filter { held.contains($0.family) == isHeldOut }, directories: directories)
  }
}
