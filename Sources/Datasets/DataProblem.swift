import FileFormats

/// Something about one file of a dataset that a person should know; never fatal by itself.
public struct DataProblem: Hashable, Sendable {
  /// What kind of problem it is; raw values are the codes in JSON and CSV output.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Damaged image data.
    case corrupt
    /// Image data that ends early.
    case truncated
    /// An image of a kind that is not read.
    case unsupportedFormat = "unsupported-format"
    /// More pixels or bytes than the limits allow.
    case tooLarge = "too-large"
    /// Not an image at all.
    case notAnImage = "not-an-image"
    /// A file that cannot be opened, or is no regular file.
    case unreadable
    /// A manifest names a file that is not there.
    case missing
    /// A symbolic link, which is not followed unless asked.
    case symbolicLink = "symbolic-link"
    /// An image beside the class folders, or a folder beside the split folders.
    case outsideClasses = "outside-classes"
    /// A manifest path that leads out of the folder it must stay in.
    case outsideFolder = "outside-folder"
    /// A manifest row that cannot be understood, or an idx file with an unknown prefix.
    case malformed
    /// The same bytes under two labels: left out.
    case conflictingLabels = "conflicting-labels"
    /// The same bytes on two declared sides: the copy in train is left out.
    case straddlingDuplicate = "straddling-duplicate"
    /// Boxes that were left out or changed.
    case annotation
    /// A manifest row that repeats an earlier one.
    case repeated
    /// A label that joins several classes, read as a class of its own.
    case joinedLabels = "joined-labels"
    /// A family that the data declares on two sides.
    case straddlingFamily = "straddling-family"
    /// A class with a single image to learn from: it goes to train.
    case singleImageClass = "single-image-class"
    /// A class folder without a usable image, while evaluating.
    case emptyClass = "empty-class"
    /// A file that was not there, or a split that was not asked for, when a run began.
    case notInSplitFile = "not-in-split-file"
    /// Validation was asked for but every image had to stay in train.
    case noValidation = "no-validation"
  }

  /// The file, class folder or manifest line.
  public let path: String

  /// The kind of problem.
  public let code: Code

  /// One line that says what was found and what was done about it.
  public let message: String

  /// Creates a problem; control characters in `message` become visible escapes.
  public init(path: String, code: Code, message: String) {
    self.path = path
    self.code = code
    self.message = printable(message)
  }
}
