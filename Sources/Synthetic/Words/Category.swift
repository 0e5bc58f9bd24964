/// The trade an ad is for.
public enum Category: String, Hashable, Sendable, CaseIterable {
  case automotive
  case beauty
  case electronics
  case fashion
  case finance
  case food
  case home
  case software
  case sports
  case travel
}
