import CampaignStore
import FileFormats
import Images

/// The import of an advertising platform's export: read, joined to images, stored in one piece.
///
/// ```swift
/// let store = try Store.open("adlens.sqlite")
/// let report = try CampaignImport(images: "creatives").run("export.csv", into: store)
/// for ad in report.unmatchedAds { print("no image:", ad.name) }
/// ```
public struct CampaignImport: Sendable {
  /// The folder of the images, looked through with all folders in it; `nil` to join none.
  public var images: String?

  /// A table of ads and images; needs `images`.
  public var map: String?

  /// How ad names are built.
  public var pattern: NamePattern?

  /// The campaign that all rows belong to, whatever they say.
  public var campaign: String?

  /// The limits of image files.
  public var options: DecodeOptions

  /// The day in UTC, after which figures are from the future.
  public var today: CalendarDay

  /// The largest export that is read, in bytes.
  public static let largestExport = 4 << 30

  /// Creates an import.
  public init(
    images: String? = nil, map: String? = nil, pattern: NamePattern? = nil,
    campaign: String? = nil, options: DecodeOptions = DecodeOptions(),
    today: CalendarDay = CalendarDay(containing: .now)
  ) {
    self.images = images
    self.map = map
    self.pattern = pattern
    self.campaign = campaign
    self.options = options
    self.today = today
  }

  /// Reads and stores an export.
  ///
  /// - Throws: `CampaignImportFailure`; nothing is stored then.
  public func run(
    _ path: String, into store: Store
  ) throws(CampaignImportFailure) -> CampaignImportReport {
    let export = try read(path)
    let paths = try imagePaths()
    var table = AdImageMap()
    if let map { table = try AdImageMap(map, images: paths, folder: images ?? ".") }
    let matcher = AdMatcher(paths: paths, map: table.images)
    var files = ImageFiles(paths: paths, options: options)
    var details: [ImportedAd] = []
    for ad in export.ads {
      let match = matcher.match(ad)
      let creative = match.flatMap { files.creative($0.image) }
      let labels = pattern?.labels(of: ad.name) ?? []
      details.append(
        ImportedAd(
          creative: creative, match: creative == nil ? nil : match,
          labels: Dictionary(labels.map { ($0.key, $0.value) }) { first, _ in first }))
    }
    do throws(CampaignImportError) {
      try store.add(export, details: details)
    } catch {
      switch error {
      case .export(let error): throw .export(path: path, error)
      case .store(let error): throw .store(error)
      }
    }
    return CampaignImportReport(
      export: export, details: details, imagePaths: paths, imageProblems: files.problems,
      unusedMapRows: table.unused(by: export.ads), labelsAds: pattern != nil)
  }

  private func read(_ path: String) throws(CampaignImportFailure) -> CampaignExport {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: Self.largestExport)
    } catch {
      throw .file(error)
    }
    do throws(ExportError) {
      return try CampaignExport(
        bytes, campaign: campaign, fallbackCampaign: Path.stem(of: path), today: today)
    } catch {
      throw .export(path: path, error)
    }
  }

  private func imagePaths() throws(CampaignImportFailure) -> [String] {
    guard let images else { return [] }
    do throws(FileError) {
      return try FileSystem.walk(images).filter {
        Self.extensions.contains(Path.fileExtension(of: $0))
          || ImageDecoder.recognizes(contentsOf: $0)
      }
    } catch {
      throw .file(error)
    }
  }

  private static let extensions: Set<String> = ["jpg", "jpeg", "png", "webp", "gif"]
}

/// The images of an import, each decoded at most once.
private struct ImageFiles {
  let paths: [String]
  let options: DecodeOptions

  /// Images that cannot be decoded.
  private(set) var problems: [ImageError] = []

  private var creatives: [Int: Creative?] = [:]

  init(paths: [String], options: DecodeOptions) {
    self.paths = paths
    self.options = options
  }

  /// The image as the store knows it; `nil` if it cannot be read.
  mutating func creative(_ index: Int) -> Creative? {
    if let known = creatives[index] { return known }
    let creative = read(paths[index])
    creatives[index] = .some(creative)
    return creative
  }

  private mutating func read(_ path: String) -> Creative? {
    do throws(ImageError) {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try FileReader.bytes(at: path, limit: options.limits.fileBytes)
      } catch {
        throw ImageError(error)
      }
      let decoded = try ImageDecoder.decode(bytes, options: options)
      return Creative(
        sha256: SHA256.hex(of: bytes), path: path, width: decoded.info.uprightWidth,
        height: decoded.info.uprightHeight, format: decoded.info.format.rawValue,
        perceptualHash: PerceptualHash(decoded.upright()).description)
    } catch {
      var problem = error
      problem.path = path
      problems.append(problem)
      return nil
    }
  }
}
