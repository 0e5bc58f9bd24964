import FileFormats
import Images
import Synchronization

/// A folder of pictures to draw ads with, shared by all threads, which keeps what it has read.
///
/// Folders directly inside are used by how their names begin: `photos…` (backgrounds), `product…` and
/// `cutouts…` (products, cut out by transparency or before white), `logos…`, and `fonts…`. Other folders are
/// left alone. Text files in them, a line or a JSON string a line, lend their words to headlines.
public final class Assets: Sendable {
  /// The paths of pictures of one kind.
  struct Files: Sendable {
    /// Those for normal ads.
    let normal: [String]

    /// Those for held-out ads.
    let heldOut: [String]

    /// Puts each file on a side by its name; a side that would have none gets all.
    init(_ paths: [String]) {
      let isHeldOut = { (path: String) in HoldOut.contains(file: Path.name(of: path)) }
      let (normal, heldOut) = (paths.filter { !isHeldOut($0) }, paths.filter(isHeldOut))
      self.normal = normal.isEmpty ? paths : normal
      self.heldOut = heldOut.isEmpty ? paths : heldOut
    }

    /// Those of a side.
    func side(isHeldOut: Bool) -> [String] { isHeldOut ? heldOut : normal }
  }

  /// Background photographs.
  let photos: Files

  /// Products.
  let products: Files

  /// Logos.
  let logos: Files

  private let productPaths: Set<String>

  /// The folders of fonts.
  public let fontDirectories: [String]

  /// How many pictures there are.
  public let pictureCount: Int

  /// Sentences as lists of words, for headlines.
  let sentences: [[String]]

  /// The pictures that were read, and how many pixels they have.
  private struct Shelf {
    var sprites: [String: Sprite] = [:]
    var pixelCount = 0
  }

  private let shelf = Mutex(Shelf())

  /// Pixels that are kept, 4 bytes each; beyond, pictures are read again when they are next drawn.
  private static let mostPixels = 100_000_000

  private let broken = Mutex<Set<String>>([])

  /// What was wrong with the pictures that could not be read so far, sorted; a grey square stands for each.
  public var problems: [String] { broken.withLock { $0.sorted() } }

  /// Longest side kept of a picture.
  private static let largestSide = 700

  /// Lists the files of a folder; they are read when first drawn.
  ///
  /// - Throws: `FileError` when the folder cannot be listed.
  public init(directory: String) throws(FileError) {
    var photos: [String] = []
    var products: [String] = []
    var logos: [String] = []
    var fonts: [String] = []
    var sentences: [[String]] = []
    for name in try FileSystem.list(directory) {
      let folder = Path.join(directory, name)
      guard FileSystem.isDirectory(folder) else { continue }
      switch name.lowercased() {
      case let name where name.hasPrefix("photos"): photos += try Self.pictures(folder)
      case let name where name.hasPrefix("product") || name.hasPrefix("cutouts"):
        products += try Self.pictures(folder)
      case let name where name.hasPrefix("logos"): logos += try Self.pictures(folder)
      case let name where name.hasPrefix("fonts"): fonts.append(folder)
      default: continue
      }
      for path in try FileSystem.walk(folder)
      where Briefs.kinds.contains(Path.fileExtension(of: path)) {
        sentences += Briefs.sentences(try FileReader.bytes(at: path, limit: Briefs.largestFile))
      }
    }
    self.photos = Files(photos)
    self.products = Files(products)
    self.logos = Files(logos)
    pictureCount = photos.count + products.count + logos.count
    productPaths = Set(products)
    self.sentences = sentences
    fontDirectories = fonts
  }

  private static func pictures(_ folder: String) throws(FileError) -> [String] {
    let kinds: Set<String> = ["png", "jpg", "jpeg", "webp", "gif"]
    return try FileSystem.walk(folder).filter { kinds.contains(Path.fileExtension(of: $0)) }
  }

  /// The picture of a file; a grey one when it cannot be read, so that one broken file stops nothing.
  func sprite(_ path: String) -> Sprite {
    if let known = shelf.withLock({ $0.sprites[path] }) { return known }
    let sprite = read(path)
    shelf.withLock { shelf in
      if shelf.pixelCount > Self.mostPixels { shelf = Shelf() }
      shelf.pixelCount += sprite.pixelCount
      shelf.sprites[path] = sprite
    }
    return sprite
  }

  private func read(_ path: String) -> Sprite {
    let decoded: DecodedImage
    do {
      decoded = try ImageDecoder.decode(contentsOf: path)
    } catch {
      broken.withLock { _ = $0.insert("\(path): \(error.message)") }
      return Sprite(width: 2, height: 2, pixels: [UInt32](repeating: 0xFF80_8080, count: 4))
    }
    if decoded.channels == 4 {
      return SpriteMaker.cutOut(decoded).halved(until: Self.largestSide)
    }
    let image = decoded.upright()
    let isProduct = productPaths.contains(path)
    let side = max(image.width, image.height)
    let scale = min(1, Float(Self.largestSide) / Float(side))
    let small =
      scale < 1
      ? image.resized(
        width: max(1, Int(Float(image.width) * scale)),
        height: max(1, Int(Float(image.height) * scale)))
      : image
    return isProduct ? SpriteMaker.beforeWhite(small) : SpriteMaker.opaque(small)
  }
}
