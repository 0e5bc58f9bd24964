/// Creatives and how they did: what a model of clicks learns from.
public struct ClickData: Sendable {
  /// A creative.
  public struct Item: Hashable, Sendable {
    /// Its name.
    public let name: String

    /// Where its image is.
    public let path: String

    /// What it belongs to, such as its brand or its family: creatives of a group are never split between learning and
    /// testing.
    public let group: String
  }

  /// Where the data comes from.
  public enum Source: String, Hashable, Sendable {
    /// A folder with `performance.csv` and images.
    case folder
    /// Campaigns of the store.
    case campaigns
  }

  /// Where it comes from.
  public let source: Source

  /// What was read: the folder, or the names of campaigns.
  public let name: String

  /// The creatives.
  public internal(set) var items: [Item]

  /// How they did.
  public internal(set) var observations: CreativeObservations

  /// The currencies that amounts of money are in, where it is told.
  public let currencies: [String]

  /// What a reader should know, such as how many rows were left out.
  public let notes: [String]

  /// Why data cannot be used.
  public enum Failure: Error, Sendable {
    /// The table cannot be used.
    case export(path: String, ExportError)
    /// A file cannot be read.
    case file(FileError)
    /// The store cannot be read.
    case store(StoreError)
    /// There is no such folder and no such campaign.
    case unknown(String, nearest: String?)
    /// A folder without the table.
    case noTable(folder: String)
    /// The table of the ads cannot be used.
    case table(path: String, String)
    /// No row is joined to an image.
    case noImages(name: String, rows: Int)
    /// No row tells what the objective needs.
    case notTold(name: String, RankingObjective)
  }
}

extension ClickData.Failure: CustomStringConvertible {
  /// One line: the thing, the reason, the next step.
  public var description: String {
    switch self {
    case .export(let path, let error): "\(path): \(error)"
    case .file(let error): error.description
    case .store(let error): error.description
    case .unknown(let name, let nearest):
      "\(name): neither a folder nor an imported campaign"
        + (nearest.map { "; did you mean '\($0)'?" }
          ?? "; 'adlens campaign list' shows what is imported")
    case .noTable(let folder):
      "\(folder): has no performance.csv; give the name of an imported campaign, or a folder as "
        + "'adlens synth --clicks' writes it"
    case .table(let path, let reason): "\(path): \(reason)"
    case .noImages(let name, let rows):
      "\(name): none of its \(rows) ads is joined to an image; import again with --images"
    case .notTold(let name, let objective):
      "\(name): no row tells \(objective.needs); export \(objective.isMoney ? "these columns" : "that column") too"
    }
  }
}
