import FileFormats
import Images
import TestSupport

@testable import Datasets

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder that a test fills with what it needs.
struct Fixture {
  private let directory = TemporaryDirectory()

  /// Where the folder is.
  var path: String { directory.path }

  /// Puts a file there, with the folders above it.
  func write(_ bytes: [UInt8], _ name: String) throws {
    let path = directory.file(name)
    try FileSystem.createDirectory(Path.parent(of: path))
    try AtomicFile.write(bytes, to: path)
  }

  /// Puts a text file there.
  func write(_ text: String, _ name: String) throws { try write(Array(text.utf8), name) }

  /// Puts a small PNG there; the same number gives the same bytes.
  func image(_ name: String, number: Int, width: Int = 8, height: Int = 6) throws {
    try write(Self.pngBytes(number: number, width: width, height: height), name)
  }

  /// Puts `count` images into a folder, numbered from `number`.
  func images(in folder: String, count: Int, from number: Int) throws {
    for index in 0..<count { try image("\(folder)/\(100 + index).png", number: number + index) }
  }

  /// A folder without anything in it.
  func folder(_ name: String) throws { try FileSystem.createDirectory(directory.file(name)) }

  /// A symbolic link.
  func link(_ name: String, to target: String) throws {
    let path = directory.file(name)
    try FileSystem.createDirectory(Path.parent(of: path))
    guard symlink(target, path) == 0 else { throw FixtureError(name) }
  }

  /// A named pipe, which nobody writes to.
  func pipe(_ name: String) throws {
    guard mkfifo(directory.file(name), 0o600) == 0 else { throw FixtureError(name) }
  }

  /// The file of the picture of a number.
  static func pngBytes(number: Int, width: Int = 8, height: Int = 6) throws -> [UInt8] {
    try PNGEncoder.encode(picture(number, width: width, height: height))
  }

  /// The picture of a number: two colours that tell it from all others, one on each half.
  static func picture(_ number: Int, width: Int = 8, height: Int = 6) -> Image {
    var pixels: [UInt8] = []
    for _ in 0..<height {
      for x in 0..<width {
        let isLeft = x < width / 2
        pixels.append(UInt8(truncatingIfNeeded: isLeft ? number : number &* 3))
        pixels.append(UInt8(truncatingIfNeeded: number / 256))
        pixels.append(UInt8(truncatingIfNeeded: isLeft ? 200 : number &* 7))
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  /// Options for images of `size` x `size`.
  static func options(
    size: Int = 8, purpose: DatasetPurpose = .training, channels: Int = 3
  ) -> DatasetOptions {
    var options = DatasetOptions()
    options.purpose = purpose
    options.preprocessing = Preprocessing(width: size, height: size, channels: channels)
    return options
  }

  /// Opens the folder, or something in it.
  func open(_ name: String = "", _ options: DatasetOptions = options()) throws -> Dataset {
    try DatasetReader.open(name.isEmpty ? path : directory.file(name), options: options)
  }

  /// The error that opening gives, its path shortened to what is in the folder.
  func error(_ name: String = "", _ options: DatasetOptions = options()) -> String? {
    do throws(DatasetError) {
      _ = try DatasetReader.open(
        name.isEmpty ? path : directory.file(name), options: options)
      return nil
    } catch {
      var text = ""
      var rest = Substring(error.description)
      while let range = rest.firstRange(of: path) {
        text += rest[..<range.lowerBound] + "DIR"
        rest = rest[range.upperBound...]
      }
      return text + rest
    }
  }
}

/// A test could not make what it needs.
struct FixtureError: Error {
  /// The name of the file.
  let name: String
  init(_ name: String) { self.name = name }
}
