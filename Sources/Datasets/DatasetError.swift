import FileFormats

/// Why a path cannot be used as a dataset.
public enum DatasetError: Error, Hashable, Sendable {
  /// Nothing lies at the path.
  case missing(path: String)
  /// A file or folder cannot be read.
  case unreadable(FileError)
  /// A file that is neither a manifest nor idx.
  case notADataset(path: String)
  /// A folder without visible entries.
  case empty(path: String)
  /// Images lie in the folder itself, in no class folder; or too few levels of folders.
  case noClassFolders(path: String, images: Int, classDepth: Int)
  /// Nothing to tell apart.
  case oneClass(path: String, name: String)
  /// A class has no usable image to learn from; `skipped` files of it are among the problems.
  case classWithoutImages(path: String, name: String, skipped: Int, reason: String?)
  /// Not one usable image in data of a kind; `reason` is the first problem's message.
  case noImages(path: String, kind: DatasetKind, skipped: Int, reason: String?)
  /// Every image is declared to be for validation or test.
  case noTrainingImages(path: String)
  /// The header of a manifest lacks a column.
  case missingColumn(path: String, column: String, found: [String], nearest: String?)
  /// A manifest that is no CSV file; `reason` names the line and the next step.
  case malformedManifest(path: String, reason: String)
  /// A manifest with a header only.
  case noRows(path: String)
  /// An idx file without bytes.
  case idxEmpty(path: String)
  /// A gzipped idx file that does not unpack.
  case idxCompression(path: String, reason: String)
  /// An idx file of more bytes than `DatasetOptions.idxLimit`.
  case idxTooLarge(path: String, bytes: Int, limit: Int)
  /// More images in idx files than can be kept apart; `images` counts those up to this file.
  case idxImageLimit(path: String, images: Int, limit: Int)
  /// The first bytes of an idx file are not those of its kind.
  case idxMagic(path: String, expected: UInt32, found: UInt32)
  /// The header of an idx file declares another number of bytes than follow.
  case idxSize(path: String, declared: Int, found: Int)
  /// The header of an idx file declares sizes that no image has.
  case idxDimensions(path: String, images: Int, rows: Int, columns: Int)
  /// The two files of an idx pair count differently.
  case idxCounts(imagesPath: String, images: Int, labelsPath: String, labels: Int)
  /// The labels of an idx image file are not there.
  case idxLabelsMissing(imagesPath: String, expected: String)
  /// Two idx files of one dataset hold images of different sizes.
  case idxImageSizes(path: String, rows: Int, columns: Int, otherRows: Int, otherColumns: Int)
  /// The data is no longer what a run began with.
  case changed(path: String, reason: String)
  /// A split file that cannot be understood.
  case malformedSplit(path: String, reason: String)
  /// The data has a class that the model does not know.
  case unknownClass(path: String, name: String, known: [String], nearest: String?)
}
