/// How a dataset is laid out on disk.
public enum DatasetKind: String, Hashable, Sendable {
  /// `DIR/class/*`.
  case folder
  /// `DIR/{train,val,test}/class/*`.
  case splitFolders = "split-folders"
  /// idx files as MNIST has them, plain or gzipped.
  case idx
  /// A CSV file with a path and a label a row.
  case manifest
}
