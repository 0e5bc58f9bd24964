import AdLens

@main
struct Main {
  static func main() {}
}
