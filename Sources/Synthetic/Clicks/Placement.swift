/// Where an ad is shown; part of the click model.
enum Placement: String, CaseIterable {
  case feed
  case story
  case sidebar

  /// What the place adds to the logit of a click.
  var effect: Double {
    switch self {
    case .feed: 0.5
    case .story: 0
    case .sidebar: -0.6
    }
  }

  /// Its share of all impressions.
  var share: Double {
    switch self {
    case .feed: 0.45
    case .story: 0.35
    case .sidebar: 0.2
    }
  }

  /// The price of a thousand impressions.
  var price: Double {
    switch self {
    case .feed: 9
    case .story: 6
    case .sidebar: 2.5
    }
  }
}
