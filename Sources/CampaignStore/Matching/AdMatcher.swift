import FileFormats

/// Joins the ads of an export to image files.
///
/// The surest way that gives exactly one image wins: a map, the file that the export names, the
/// platform's number in the file's name, the same name, the most similar name. An image may belong to
/// several ads.
public struct AdMatcher: Sendable {
  /// The least similarity of a fuzzy match.
  public static let leastScore = 0.7

  /// How far the best fuzzy match must be ahead of the next.
  public static let leastLead = 0.05

  private let byPath: [String: [Int]]
  private let byFileName: [String: [Int]]
  private let byName: [String: [Int]]
  private let byNumber: [String: [Int]]
  private let grams: [Set<Gram>]
  private let byGram: [Gram: [Int]]
  private let map: [String: Int]

  /// Prepares to match.
  ///
  /// - Parameters:
  ///   - paths: the images.
  ///   - map: the image of an ad by its number, key or name, as an index into `paths`.
  public init(paths: [String], map: [String: Int] = [:]) {
    func index(_ keys: (String) -> [String]) -> [String: [Int]] {
      var result: [String: [Int]] = [:]
      for (image, path) in paths.enumerated() {
        for key in Set(keys(path)) where !key.isEmpty { result[key, default: []].append(image) }
      }
      return result
    }
    self.map = map
    byPath = index { [$0] }
    byFileName = index { [Path.name(of: $0).lowercased(), Path.stem(of: $0).lowercased()] }
    byName = index { [Self.normalized(Path.stem(of: $0))] }
    byNumber = index { Self.numbers(in: Path.stem(of: $0)) }
    grams = paths.map { Self.grams(Self.normalized(Path.stem(of: $0))) }
    var byGram: [Gram: [Int]] = [:]
    for (image, set) in grams.enumerated() {
      for gram in set { byGram[gram, default: []].append(image) }
    }
    self.byGram = byGram
  }

  /// The image of an ad, or `nil` if there is none or several are as likely.
  public func match(_ ad: CampaignExport.Ad) -> AdMatch? {
    for key in ad.mapNames {
      if let image = map[key] { return AdMatch(.map, image: image) }
    }
    for file in [ad.image, ad.name].compactMap(\.self) {
      if let image = Self.only(byPath[file]) { return AdMatch(.file, image: image) }
      let isFile = !Path.fileExtension(of: file).isEmpty && Path.stem(of: file) != file
      if ad.image == file || isFile,
        let image = Self.only(byFileName[Path.name(of: file).lowercased()])
      {
        return AdMatch(.file, image: image)
      }
    }
    if let id = ad.platformID, id.utf8.count >= Self.leastDigits,
      let image = Self.only(byNumber[id])
    {
      return AdMatch(.id, image: image)
    }
    let name = Self.normalized(ad.name)
    if let image = Self.only(byName[name]) { return AdMatch(.name, image: image) }
    return fuzzy(name)
  }

  /// The image whose name shares the most pairs of letters with a name.
  private func fuzzy(_ name: String) -> AdMatch? {
    let wanted = Self.grams(name)
    guard !wanted.isEmpty else { return nil }
    var shared: [Int: Int] = [:]
    for gram in wanted {
      for image in byGram[gram] ?? [] { shared[image, default: 0] += 1 }
    }
    var (best, second, winner) = (0.0, 0.0, -1)
    for (image, count) in shared.sorted(by: { $0.key < $1.key }) {
      let score = 2 * Double(count) / Double(wanted.count + grams[image].count)
      if score > best {
        (best, second, winner) = (score, best, image)
      } else {
        second = max(second, score)
      }
    }
    guard best >= Self.leastScore, best - second >= Self.leastLead else { return nil }
    return AdMatch(.fuzzy, image: winner, score: best)
  }

  /// A platform's number has at least so many digits; shorter ones are sizes and versions.
  private static let leastDigits = 8

  private static func only(_ images: [Int]?) -> Int? {
    images?.count == 1 ? images?.first : nil
  }

  /// The runs of digits that are long enough to be a platform's number.
  private static func numbers(in name: String) -> [String] {
    name.split { !$0.isASCII || !$0.isNumber }.map(String.init).filter {
      $0.utf8.count >= leastDigits
    }
  }

  /// A name in small letters, with one blank for whatever is neither a letter nor a digit, without an
  /// image's extension.
  static func normalized(_ name: String) -> String {
    let isFile = ["jpg", "jpeg", "png", "webp", "gif"].contains(Path.fileExtension(of: name))
    let bare = isFile ? Path.stem(of: name) : name
    return bare.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// Two letters that follow each other.
  private struct Gram: Hashable {
    let first: Character
    let second: Character
  }

  /// The pairs of letters of a name's words, of which single letters are pairs with a blank (Dice's
  /// coefficient counts those that two names share).
  private static func grams(_ name: String) -> Set<Gram> {
    var grams: Set<Gram> = []
    for word in name.split(separator: " ") {
      let letters = [" "] + Array(word)
      for (first, second) in zip(letters, letters.dropFirst()) {
        grams.insert(Gram(first: first, second: second))
      }
    }
    return grams
  }
}
