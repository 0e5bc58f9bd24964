import FileFormats
import Images

/// Opens labeled images of any layout.
public enum DatasetReader {
  /// How the data at `path` is laid out, from names alone: nothing is read.
  ///
  /// A folder of split folders is not told from one of class folders here: both are `folder`.
  public static func layout(of path: String) throws(DatasetError) -> DatasetKind {
    guard FileSystem.exists(path) else { throw .missing(path: path) }
    guard FileSystem.isDirectory(path) else {
      if IdxPair.isImageFile(Path.name(of: path)) { return .idx }
      guard ["csv", "tsv", "txt"].contains(Path.fileExtension(of: path)) else {
        throw .notADataset(path: path)
      }
      return .manifest
    }
    do throws(FileError) {
      return IdxReader.isIdxFolder(try FileSystem.list(path)) ? .idx : .folder
    } catch {
      throw .unreadable(error)
    }
  }

  /// Reads the data at `path`: lists it, hashes and decodes every image once, and leaves out what
  /// cannot be used, with a problem for each.
  ///
  /// - Throws: `DatasetError` when what is left does not serve `options.purpose`.
  public static func open(
    _ path: String, options: DatasetOptions = DatasetOptions()
  ) throws(DatasetError) -> Dataset {
    precondition(options.classDepth >= 1, "a class name has at least one level of folders")
    switch try layout(of: path) {
    case .idx:
      return try IdxAssembler(path: path, options: options).dataset()
    case .manifest:
      return try dataset(path, ManifestReader.listing(path, options), options)
    case .folder, .splitFolders:
      return try dataset(path, FolderReader.listing(path, options), options)
    }
  }

  /// Reads the files of a listing.
  private static func dataset(
    _ path: String, _ listing: Listing, _ options: DatasetOptions
  ) throws(DatasetError) -> Dataset {
    let decoder = PreparedDecoder(
      preprocessing: options.preprocessing ?? Preprocessing(width: 128, height: 128),
      limits: options.limits)
    let store = PixelStore(
      files: listing.candidates.map(\.file), decoder: decoder, budget: options.cacheBudget)
    let verifier = ImageVerifier(
      listing.candidates, decoder: decoder, store: store, options: options)
    var check = ClassCheck(path: path, listing: listing)
    var samples: [Sample] = []
    for (slot, finding) in verifier.findings().enumerated() {
      let candidate = listing.candidates[slot]
      let label = check.label(of: candidate.className)
      switch finding {
      case .problem(let problem):
        check.skip(problem, label: label)
      case .image(let sha256, let width, let height):
        samples.append(
          Sample(
            path: candidate.path, label: label, split: candidate.split, family: candidate.family,
            campaign: candidate.campaign, sha256: sha256, width: width, height: height, slot: slot))
      }
    }
    return try check.dataset(samples, decoder: decoder, store: store, purpose: options.purpose)
  }
}
