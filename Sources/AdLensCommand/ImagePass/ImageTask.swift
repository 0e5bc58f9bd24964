import AdLens

/// What a verb does with each image of an `ImagePass`.
protocol ImageTask: Sendable {
  /// A model that one thread uses at a time.
  associatedtype Worker

  /// What is logged of an image.
  associatedtype Record: Sendable

  /// The columns of tables and CSV.
  var columns: [Column] { get }

  /// What follows a table.
  var summary: String { get }

  /// Whether files are written besides the rows, which an interrupt must not leave half done.
  var writesFiles: Bool { get }

  /// Whether `--out` is a file for the rows.
  var writesRowsToFile: Bool { get }

  /// Makes the model ready to run with the threads of a pool.
  func worker(pool: WorkerPool) throws -> Worker

  /// The same model for another thread, which works alone.
  func sibling(of worker: Worker) throws -> Worker

  /// Reads an image and asks the model; called on any thread.
  ///
  /// - Parameter isLogged: whether a record is wanted.
  func result(
    for path: String, by worker: Worker, isLogged: Bool
  ) throws -> ImageResult<Record>

  /// The rows that are written for an image, in the order of the images.
  ///
  /// - Parameters:
  ///   - row: the image's row in JSON.
  ///   - position: its number among the images, from 0.
  mutating func rows(for row: JSONValue, position: Int) -> [JSONValue]

  /// Writes records to the store; never called for a task without a log.
  func save(
    _ records: [Record], of run: Int, campaign: String?, to store: Store
  ) throws(StoreError)
}

extension ImageTask {
  var summary: String { "" }
  var writesFiles: Bool { false }
  var writesRowsToFile: Bool { true }

  func rows(for row: JSONValue, position: Int) -> [JSONValue] { [row] }
}
