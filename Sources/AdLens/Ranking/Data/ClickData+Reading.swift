extension ClickData {
  /// The word that means all campaigns of the store.
  public static let allCampaigns = "campaigns"

  /// Reads what a word on the command line means: a folder, or the names of campaigns with commas between them, each
  /// with or without `campaign:` before it, or `campaigns` for all of the store.
  ///
  /// - Parameter objective: what the data is for; rows that do not tell what it needs are left out.
  public static func read(
    _ word: String, store: Store?, for objective: RankingObjective = .ctr
  ) throws(Failure) -> ClickData {
    // A folder of images is often named as the campaign that was imported with it.
    let hasTable = FileSystem.exists(Path.join(word, performanceTable))
    if hasTable { return try folder(word, for: objective) }
    guard let store else {
      if FileSystem.isDirectory(word) { throw .noTable(folder: word) }
      throw .unknown(word, nearest: nil)
    }
    if word == allCampaigns { return try campaigns([], in: store, for: objective) }
    let prefix = "campaign:"
    let names = word.split(separator: ",").map { name in
      name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : String(name)
    }
    let known: [String]
    do throws(StoreError) {
      known = try store.campaigns().map(\.name)
    } catch {
      throw .store(error)
    }
    // A name may have a comma itself.
    if known.contains(word) { return try campaigns([word], in: store, for: objective) }
    if FileSystem.isDirectory(word), !names.contains(where: known.contains) {
      throw .noTable(folder: word)
    }
    return try campaigns(
      names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }, in: store,
      for: objective)
  }
}
