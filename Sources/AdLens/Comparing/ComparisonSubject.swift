/// Something to compare, as it is written on the command line.
///
/// `campaign:NAME`, `creative:PATH` or `run:NAME`; a bare name is a campaign.
public enum ComparisonSubject: Hashable, Sendable {
  /// An imported campaign.
  case campaign(String)

  /// An image, with the figures of all ads that show it.
  case creative(String)

  /// A logged run.
  case run(String)

  /// Reads a word.
  public init(_ word: String) {
    func rest(_ prefix: String) -> String? {
      word.hasPrefix(prefix) ? String(word.dropFirst(prefix.count)) : nil
    }
    if let name = rest("campaign:") {
      self = .campaign(name)
    } else if let path = rest("creative:") {
      self = .creative(path)
    } else if let name = rest("run:") {
      self = .run(name)
    } else {
      self = .campaign(word)
    }
  }

  /// The name of the run, if this is one.
  public var run: String? { if case .run(let name) = self { name } else { nil } }
}

/// How one campaign is taken apart, so that its parts can be compared.
public enum CampaignBreakdown: String, CaseIterable, Hashable, Sendable {
  /// Ads that show the same image together; ads without an image each by itself.
  case creative

  /// Where ads were shown.
  case placement

  /// On what they were shown.
  case device

  /// To whom.
  case segment

  /// The days, or the periods of the export.
  case day
}
