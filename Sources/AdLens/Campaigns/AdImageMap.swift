import CampaignStore
import FileFormats

/// The table that says which image belongs to which ad.
struct AdImageMap {
  /// A row of the table.
  private struct Row {
    let line: Int
    let ad: String
  }

  /// Indices of images by ad.
  private(set) var images: [String: Int] = [:]

  private var rows: [Row] = []

  /// A map that says nothing.
  init() {}

  /// Reads a table with a column for the ad (its number or name) and one for the image.
  ///
  /// Images are paths beside the table, inside the folder of images, or names of files in it.
  ///
  /// - Parameters:
  ///   - images: the images, to which the indices refer.
  ///   - folder: the folder they are in.
  init(
    _ path: String, images: [String], folder: String
  ) throws(CampaignImportFailure) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: 256 << 20)
    } catch {
      throw .file(error)
    }
    let table: CSVTable
    let (adColumn, imageColumn): (Int, Int)
    do throws(CSVError) {
      table = try CSVTable(bytes)
      adColumn = try table.requiredColumn(
        "ad", or: "ad id", "ad_id", "ad name", "ad_name", "creative", "name", "key")
      imageColumn = try table.requiredColumn("image", or: "path", "file", "filename")
    } catch {
      throw .map(path: path, error.description)
    }
    var indices: [String: Int] = [:]
    for (index, image) in images.enumerated() {
      indices[image] = index
      let name = Path.name(of: image)
      // A name that several images have means none of them.
      indices[name] = indices[name] == nil || indices[name] == index ? index : -1
    }
    for row in table.rows {
      let (ad, image) = (row[adColumn], row[imageColumn])
      if ad.isEmpty && image.isEmpty { continue }
      let candidates = [
        Path.join(Path.parent(of: path), image), Path.join(folder, image), image,
      ]
      guard let index = candidates.lazy.compactMap({ indices[$0] }).first(where: { $0 >= 0 }) else {
        throw .map(
          path: path,
          "line \(row.line): \(quoted(image)) is not one image in \(folder); name its path there")
      }
      if let known = self.images[ad], known != index {
        throw .map(
          path: path, "line \(row.line): ad \(quoted(ad)) has another image already")
      }
      self.images[ad] = index
      rows.append(Row(line: row.line, ad: ad))
    }
  }

  /// The rows that join no ad, with the reason: it is not in the export, or a row with its number or key names
  /// another image.
  func unused(by ads: [CampaignExport.Ad]) -> [UnusedMapRow] {
    var used: [String: Int] = [:]
    for ad in ads {
      let names = ad.mapNames
      guard let image = names.lazy.compactMap({ images[$0] }).first else { continue }
      for name in names where used[name] != images[name] { used[name] = image }
    }
    return rows.compactMap { row in
      guard let image = used[row.ad] else {
        return UnusedMapRow(line: row.line, ad: row.ad, reason: "is no ad of the export")
      }
      return image == images[row.ad]
        ? nil
        : UnusedMapRow(
          line: row.line, ad: row.ad, reason: "has another image by its number or key")
    }
  }
}
