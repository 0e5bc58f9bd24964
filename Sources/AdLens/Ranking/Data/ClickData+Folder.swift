extension ClickData {
  /// The neutral export of a folder.
  public static let performanceTable = "performance.csv"

  /// The table that names the images and brands of a folder's creatives.
  public static let adsTable = "ads.csv"

  /// Reads a folder with `performance.csv`, and `ads.csv` with the columns `creative`, `path` and, for groups that belong
  /// together, `brand`.
  ///
  /// Without `ads.csv` the rows' own images and families count.
  ///
  /// - Parameter objective: what the data is for; rows that do not tell what it needs are left out.
  public static func folder(
    _ folder: String, for objective: RankingObjective = .ctr
  ) throws(Failure) -> ClickData {
    let table = Path.join(folder, performanceTable)
    guard FileSystem.exists(table) else { throw .noTable(folder: folder) }
    let export = try export(table)
    let ads = try ads(in: folder)
    var items: [Item] = []
    var numbers: [String: Int] = [:]
    var (unknown, outside) = (0, 0)
    // Several ads of the export may show one creative.
    let creatives = export.ads.map { ad -> Int? in
      let listed = ads?[ad.name] ?? ads?[ad.key]
      let image = listed?.path ?? (ads == nil ? ad.image : nil)
      guard let image else {
        unknown += 1
        return nil
      }
      guard isInside(image) else {
        outside += 1
        return nil
      }
      let path = Path.join(folder, image)
      if let number = numbers[path] { return number }
      numbers[path] = items.count
      items.append(
        Item(name: ad.name, path: path, group: listed?.brand ?? ad.family ?? path))
      return items.count - 1
    }
    guard !items.isEmpty else { throw .noImages(name: table, rows: export.ads.count) }
    var observations = CreativeObservations()
    var untold = 0
    for row in export.counted {
      guard let creative = creatives[row.ad] else { continue }
      guard
        objective.isTold(conversions: row.conversions, spend: row.spend, revenue: row.revenue)
      else {
        untold += 1
        continue
      }
      observations.append(
        creative: creative,
        context: [
          .placement: export.values[row.placement], .segment: export.values[row.segment],
          .device: export.values[row.device], .campaign: export.ads[row.ad].campaign,
        ], day: row.lastDay.daysSince1970, isPeriod: row.lastDay != row.firstDay,
        figures: .init(
          impressions: Double(row.impressions), clicks: Double(row.clicks),
          conversions: row.conversions ?? 0, spend: row.spend ?? 0, revenue: row.revenue ?? 0))
    }
    guard observations.count > 0 || untold == 0 else { throw .notTold(name: table, objective) }
    var notes = export.notes + note(untold: untold, objective)
    if unknown > 0 { notes.append("\(unknown) ads of \(table) have no image and are left out") }
    if outside > 0 {
      notes.append(
        "\(outside) ads of \(table) name an image outside the folder and are left out")
    }
    let refused = export.refusedCounts.values.reduce(0, +)
    if refused > 0 { notes.append("\(refused) rows of \(table) were refused") }
    return ClickData(
      source: .folder, name: folder, items: items, observations: observations,
      currencies: [export.currency].compactMap { $0 }, notes: notes)
  }

  /// Whether a path of a table stays inside its folder.
  private static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
  }

  private static func export(_ path: String) throws(Failure) -> CampaignExport {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: CampaignImport.largestExport)
    } catch {
      throw .file(error)
    }
    do throws(ExportError) {
      return try CampaignExport(bytes, fallbackCampaign: "")
    } catch {
      throw .export(path: path, error)
    }
  }

  /// A row of `ads.csv`.
  private struct ListedAd {
    let path: String
    let brand: String?
  }

  private static func ads(in folder: String) throws(Failure) -> [String: ListedAd]? {
    let path = Path.join(folder, adsTable)
    guard FileSystem.exists(path) else { return nil }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: 256 << 20)
    } catch {
      throw .file(error)
    }
    let table: CSVTable
    let (name, image): (Int, Int)
    do throws(CSVError) {
      table = try CSVTable(bytes)
      name = try table.requiredColumn("creative")
      image = try table.requiredColumn("path")
    } catch {
      throw .table(path: path, error.description)
    }
    let brand = table.header.firstIndex(of: "brand")
    var ads: [String: ListedAd] = [:]
    for row in table.rows {
      ads[row[name]] = ListedAd(
        path: row[image], brand: brand.map { row[$0] }.flatMap { $0.isEmpty ? nil : "brand:" + $0 })
    }
    return ads
  }
}
