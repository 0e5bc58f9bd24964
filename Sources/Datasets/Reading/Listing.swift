/// What a layout on disk claims to hold.
struct Listing {
  /// How it is laid out.
  var kind: DatasetKind

  /// The classes, also those without a file, in byte order.
  var classNames: [String]

  /// The claimed samples, in byte order of their paths or in file order.
  var candidates: [Candidate]

  /// What was passed over.
  var problems: [DataProblem]
}
