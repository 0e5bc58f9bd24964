import CampaignStore
import FileFormats

/// The table that says which image belongs to which ad.
enum AdImageMap {
  /// Reads a table with a column for the ad (its number or name) and one for the image.
  ///
  /// Images are paths beside the table, inside the folder of images, or names of files in it.
  ///
  /// - Returns: indices into `images` by ad.
  static func read(
    _ path: String, images: [String], folder: String
  ) throws(CampaignImportFailure) -> [String: Int] {
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
    var map: [String: Int] = [:]
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
      if let known = map[ad], known != index {
        throw .map(
          path: path, "line \(row.line): ad \(quoted(ad)) has another image already")
      }
      map[ad] = index
    }
    return map
  }
}
