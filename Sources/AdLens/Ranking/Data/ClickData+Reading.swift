extension ClickData {
  /// The word that means all campaigns of the store.
  public static let allCampaigns = "campaigns"

  /// Reads what a word on the command line means: a folder, or the names of campaigns with commas between them, each
  /// with or without `campaign:` before it, or `campaigns` for all of the store.
  public static func read(_ word: String, store: Store?) throws(Failure) -> ClickData {
    if FileSystem.isDirectory(word) { return try folder(word) }
    guard let store else {
      throw .unknown(word, nearest: nil)
    }
    if word == allCampaigns { return try campaigns([], in: store) }
    let prefix = "campaign:"
    let names = word.split(separator: ",").map { name in
      name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : String(name)
    }
    // A name may have a comma itself.
    if let isKnown = try? store.campaign(word), isKnown.name == word {
      return try campaigns([word], in: store)
    }
    return try campaigns(names, in: store)
  }
}
