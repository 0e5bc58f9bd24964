import FileFormats
import Images

/// Takes in what the readers of all formats find, checks it, and counts what is wrong.
struct AnnotationCollector {
  /// A box as a format gives it, in units of its own.
  struct Candidate {
    var box: Box
    var classIndex: Int
    var isCrowd = false
    var area: Double?
    var number: Int?
    /// Where it stands, for messages.
    var place = ""
  }

  /// An image as a format names it.
  struct Picture {
    /// The path in the annotations.
    var path: String
    /// The annotation file, or the image itself, for messages.
    var source: String
    /// The size that the annotations declare.
    var declared: (width: Int, height: Int)?
    /// Whether boxes are fractions of the image's sides.
    var isNormalized = false
    var number: Int?
    var split: Split?
  }

  let options: AnnotationOptions
  private let finder: ImageFinder

  private(set) var images: [AnnotatedImage] = []
  private(set) var problems: [AnnotationProblem] = []
  private var problemIndex: [ProblemKey: Int] = [:]

  private struct ProblemKey: Hashable {
    var path: String
    var reason: AnnotationProblem.Reason
  }

  init(_ options: AnnotationOptions, finder: ImageFinder) {
    self.options = options
    self.finder = finder
  }

  /// Counts a problem of a file.
  mutating func report(_ path: String, _ reason: AnnotationProblem.Reason, _ detail: String = "") {
    let key = ProblemKey(path: path, reason: reason)
    if let index = problemIndex[key] {
      problems[index].count += 1
    } else {
      problemIndex[key] = problems.count
      problems.append(AnnotationProblem(path: path, reason: reason, count: 1, detail: detail))
    }
  }

  /// Adds an image with its boxes, unless it cannot be used.
  mutating func add(_ picture: Picture, _ candidates: [Candidate], classCount: Int) {
    guard let found = find(picture) else { return }
    var objects: [AnnotatedObject] = []
    var seen: Set<AnnotatedObject> = []
    for candidate in candidates {
      guard
        let object = object(candidate, in: found, source: picture.source, classCount: classCount)
      else { continue }
      var key = object
      key.number = nil
      guard seen.insert(key).inserted else {
        report(picture.source, .repeated, candidate.place)
        continue
      }
      objects.append(object)
    }
    images.append(
      AnnotatedImage(
        path: picture.path, file: found.file, width: Int(found.width), height: Int(found.height),
        number: picture.number, split: picture.split, objects: objects))
  }

  /// The sides that an image may have whose file is not opened.
  private static let sides = 1...1 << 24

  /// An image whose size is known, and what turns its boxes upright.
  private struct Found {
    var file: String?
    /// The upright size.
    var width: Double
    var height: Double
    /// The turn of boxes in pixels of the stored image; `nil` when they are in upright ones.
    var turn: Orientation?
    var isNormalized: Bool
  }

  private mutating func find(_ picture: Picture) -> Found? {
    func report(_ reason: AnnotationProblem.Reason, _ detail: String) -> Found? {
      self.report(picture.source, reason, detail)
      return nil
    }
    guard options.opensImages else {
      guard let size = picture.declared else {
        return report(.unknownSize, picture.path)
      }
      guard Self.sides.contains(size.width), Self.sides.contains(size.height) else {
        return report(.unknownSize, "\(picture.path): \(size.width)x\(size.height)")
      }
      return Found(
        width: Double(size.width), height: Double(size.height), isNormalized: picture.isNormalized)
    }
    let file: String
    switch finder.find(picture.path) {
    case .file(let path): file = path
    case .missing: return report(.missingImage, picture.path)
    case .outside: return report(.outsideFolder, picture.path)
    }
    let info: ImageInfo
    do throws(ImageError) {
      info = try ImageDecoder.info(contentsOf: file, limits: options.limits)
    } catch {
      return report(.unreadableImage, "\(picture.path): \(error.message)")
    }
    var found = Found(
      file: file, width: Double(info.uprightWidth), height: Double(info.uprightHeight),
      isNormalized: picture.isNormalized)
    // The declared size tells which pixels are meant: tools that know EXIF write down the upright size,
    // others the stored one. Where both are the same, or none is declared, the upright ones are.
    if let size = picture.declared, size != (info.uprightWidth, info.uprightHeight) {
      guard size == (info.width, info.height) else {
        return report(
          .otherSize,
          "\(picture.path) has \(info.uprightWidth)x\(info.uprightHeight) pixels, "
            + "the annotations are for \(size.width)x\(size.height)")
      }
      found.turn = info.orientation
    }
    return found
  }

  /// The object in pixels of the upright image, or `nil` with the problem counted.
  private mutating func object(
    _ candidate: Candidate, in image: Found, source: String, classCount: Int
  ) -> AnnotatedObject? {
    guard candidate.classIndex >= 0, candidate.classIndex < classCount else {
      report(source, .unknownClass, candidate.place)
      return nil
    }
    var box = candidate.box
    guard box.isFinite else {
      report(source, .notANumber, candidate.place)
      return nil
    }
    if image.isNormalized {
      box = Box(
        x: box.x * image.width, y: box.y * image.height, width: box.width * image.width,
        height: box.height * image.height)
    }
    guard box.isFinite, box.right.isFinite, box.bottom.isFinite else {
      report(source, .notANumber, candidate.place)
      return nil
    }
    let isTurned = image.turn?.swapsSides == true
    let width = isTurned ? image.height : image.width
    let height = isTurned ? image.width : image.height
    guard let inside = inside(box, width, height, source: source, place: candidate.place)
    else { return nil }
    let upright = image.turn.map { inside.turned($0, width: width, height: height) } ?? inside
    return AnnotatedObject(
      box: upright, classIndex: candidate.classIndex, isCrowd: candidate.isCrowd,
      area: candidate.area ?? upright.area, number: candidate.number)
  }

  /// Less than this beyond an edge is rounding, which is cut off without a word: a pixel, by which
  /// tools that count pixels from 0 or from 1 differ.
  private static let tolerance = 1.000001

  /// No box is thinner.
  private static let leastSide = 1e-6

  private mutating func inside(
    _ box: Box, _ width: Double, _ height: Double, source: String, place: String
  ) -> Box? {
    func report(_ reason: AnnotationProblem.Reason) -> Box? {
      self.report(source, reason, place)
      return nil
    }
    if box.width < 0 || box.height < 0 { return report(.inverted) }
    if box.width < Self.leastSide || box.height < Self.leastSide { return report(.zeroArea) }
    let inside = box.clamped(width: width, height: height)
    if inside.width < Self.leastSide || inside.height < Self.leastSide { return report(.outside) }
    let beyond = max(-box.x, -box.y, box.right - width, box.bottom - height)
    if beyond > Self.tolerance { _ = report(.clamped) }
    return inside
  }
}
