/// A file that claims to be a sample, before anyone has looked inside.
struct Candidate {
  /// What `Sample.path` will be.
  var path: String

  /// Where the file lies.
  var file: String

  /// The name of its class.
  var className: String

  /// Its side, when the data declares one.
  var split: Split?

  /// Its family, when a manifest names one.
  var family: String?

  /// Its campaign, when a manifest names one.
  var campaign: String?
}
