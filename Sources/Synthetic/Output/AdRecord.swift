import FileFormats

/// What a set keeps of an ad once its picture is stored.
public struct AdRecord: Sendable {
  /// The file, relative to the folder of the set.
  public let path: String

  /// Pixels across, upright.
  public let width: Int

  /// Pixels down, upright.
  public let height: Int

  /// The elements.
  public let boxes: [ElementBox]

  let index: Int
  let formatClass: FormatClass
  let category: Category
  let brand: String
  let layout: String
  let language: String
  let attributes: AdAttributes
  let encoding: AdEncoding

  /// The name of the file without its folder.
  var name: String { Path.name(of: path) }

  /// The name of the file without its folder and extension.
  var stem: String { Path.stem(of: path) }

  init(_ ad: Ad) {
    let digits = String(ad.index)
    let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    path = "images/\(name).\(ad.encoding.fileExtension)"
    (width, height, boxes, index) = (ad.image.width, ad.image.height, ad.boxes, ad.index)
    (formatClass, category, brand, layout) = (ad.formatClass, ad.category, ad.brand, ad.layout)
    (language, attributes, encoding) = (ad.language, ad.attributes, ad.encoding)
  }
}
