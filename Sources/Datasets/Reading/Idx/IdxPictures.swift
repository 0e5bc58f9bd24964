import Images

/// The grey images of one or several idx files, numbered through in the order of the files.
struct IdxPictures: Sendable {
  /// The height of every image.
  let rows: Int

  /// The width of every image.
  let columns: Int

  /// The number of images of all files.
  let count: Int

  private let files: [IdxFile]

  /// The number of the first image of each file.
  private let starts: [Int]

  /// Joins files of images of one size.
  init(_ files: [IdxFile], rows: Int, columns: Int) {
    self.files = files
    self.rows = rows
    self.columns = columns
    var count = 0
    var starts: [Int] = []
    for file in files {
      starts.append(count)
      count += file.count
    }
    self.count = count
    self.starts = starts
  }

  /// The bytes of an image, `[rows, columns]`.
  subscript(number: Int) -> ArraySlice<UInt8> {
    precondition(number >= 0 && number < count, "image \(number) of \(count)")
    // The last file that begins at or before it; one without images begins where the next one does.
    let file = starts.lastIndex { $0 <= number } ?? 0
    let data = files[file].data
    let start = data.startIndex + (number - starts[file]) * rows * columns
    return data[start..<start + rows * columns]
  }

  /// An image in colour.
  func image(_ number: Int) -> Image { Image(width: columns, height: rows, grey: self[number]) }
}
