import FileFormats

/// Which column of a manifest means what.
struct ManifestColumns {
  /// Where the path stands.
  let path: Int
  /// Where the label stands.
  let label: Int
  /// Where the side stands, if anywhere.
  let split: Int?
  /// Where the family stands, if anywhere.
  let family: Int?
  /// Where the campaign stands, if anywhere.
  let campaign: Int?

  /// The accepted names of the columns, the preferred one first.
  private static let names = [
    ["path", "file", "image", "filename"],
    ["label", "class", "category"],
    ["split", "subset", "set"],
    ["family", "group"],
    ["campaign"],
  ]

  /// All accepted names of a column.
  static func aliases(of column: String) -> [String] {
    names.first { $0[0] == column } ?? [column]
  }

  /// Finds the columns by their names, capitals and blanks aside.
  init(header: [String], manifest: String) throws(DatasetError) {
    let folded = header.map { $0.filter { !$0.isWhitespace }.lowercased() }
    func column(_ name: String) -> Int? {
      Self.aliases(of: name).lazy.compactMap(folded.firstIndex(of:)).first
    }
    func required(_ name: String) throws(DatasetError) -> Int {
      if let index = column(name) { return index }
      let known = Set(Self.names.joined())
      let strangers = header.indices.filter { !known.contains(folded[$0]) }.map { header[$0] }
      let near = Self.aliases(of: name).lazy.compactMap {
        Suggestion.nearest(to: $0, among: strangers)
      }
      throw .missingColumn(path: manifest, column: name, found: header, nearest: near.first)
    }
    path = try required("path")
    label = try required("label")
    split = column("split")
    family = column("family")
    campaign = column("campaign")
  }
}
