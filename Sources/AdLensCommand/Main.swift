#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The `adlens` command.
@main
struct Main {
  static func main() {
    Interrupt.install()
    let words = Array(CommandLine.arguments.dropFirst())
    exit(Dispatcher(verbs: CommandTable.verbs).run(words).rawValue)
  }
}
