/// Inputs that hold nothing to work on; exit code 3.
enum InputError: Error, Hashable, CustomStringConvertible {
  /// The lists that were given are empty.
  case noPaths([String])

  /// A folder without images; `isDeeper` when folders inside it have some.
  case noImages(folder: String, isDeeper: Bool)

  /// Standard input is a terminal, where nobody would know that a list is awaited.
  case noStandardInput

  var description: String {
    switch self {
    case .noPaths(let operands):
      "\(operands.joined(separator: " ")): no paths in it; write one path a line"
    case .noImages(let folder, let isDeeper):
      "\(folder): no images in it; "
        + (isDeeper
          ? "add --recursive to look into its folders"
          : "name a folder of JPEG, PNG, WebP or GIF files")
    case .noStandardInput:
      "-: standard input is a terminal; pipe a list of paths, as in: ls ads/*.png | adlens classify -"
    }
  }
}
