/// On what an ad is shown, which changes nothing about clicks.
enum Device: String, CaseIterable {
  case mobile
  case desktop
  case tablet

  /// Its share of all impressions.
  var share: Double {
    switch self {
    case .mobile: 0.6
    case .desktop: 0.3
    case .tablet: 0.1
    }
  }
}
