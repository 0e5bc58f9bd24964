import AdLens

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the verb, parses its flags, runs it, and turns whatever happens into an exit code.
struct Dispatcher {
  /// The verbs to choose from.
  let verbs: [Verb]

  /// Runs a command line, without the program name.
  func run(_ words: [String]) -> ExitCode {
    let console = Console(isQuiet: false)
    do throws(UsageError) {
      return try dispatch(words)
    } catch {
      console.error(error.description)
      return .usage
    }
  }

  private func dispatch(_ words: [String]) throws(UsageError) -> ExitCode {
    guard let first = words.first else { return show(help.overview(of: verbs)) }
    switch first {
    case "--version", "-V": return show("adlens \(Version.current)\n")
    case "--help", "-h": return try showHelp(of: Array(words.dropFirst()))
    case "--generate": return try generate(words)
    case "help": return try showHelp(of: Array(words.dropFirst()))
    default: break
    }
    guard let (verb, rest) = CommandTable.match(words, in: verbs) else {
      return try showGroup(words)
    }
    if asksForHelp(rest) { return show(help.full(verb)) }
    let parser = CommandLineParser(
      verb: verb, environment: Self.environment(), exists: { access($0, F_OK) == 0 })
    let arguments = try parser.parse(rest)
    let console = Console(isQuiet: arguments.isOn(Flags.quiet))
    do {
      if let error = InstructionSet.selectionError { throw error }
      return try verb.run(Invocation(arguments: arguments, console: console, verb: verb.name))
    } catch let error as UsageError {
      throw error
    } catch {
      console.error(Failure.message(of: error))
      return Failure.exitCode(of: error)
    }
  }

  /// Writes a completion script or the manual page.
  private func generate(_ words: [String]) throws(UsageError) -> ExitCode {
    let names = Generator.allCases.map(\.rawValue)
    guard words.count == 2, let generator = Generator(rawValue: words[1]) else {
      let given = words.count > 1 ? words[1] : ""
      throw UsageError(
        "--generate: '\(given)' is not one of \(names.joined(separator: ", "))",
        suggestion: Suggestion.nearest(to: given, among: names))
    }
    return show(generator.text(for: verbs))
  }

  /// Whether help is asked for, wherever it stands before `--`.
  private func asksForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  private func showHelp(of words: [String]) throws(UsageError) -> ExitCode {
    if words.isEmpty { return show(help.overview(of: verbs)) }
    if let (verb, _) = CommandTable.match(words, in: verbs) { return show(help.full(verb)) }
    if words.count == 1, isGroup(words[0]) { return show(help.group(words[0], of: verbs)) }
    throw unknown(words)
  }

  /// A first word of several verbs without the second is answered with the list of them.
  private func showGroup(_ words: [String]) throws(UsageError) -> ExitCode {
    guard isGroup(words[0]) else { throw unknown(words) }
    if asksForHelp(words) { return show(help.group(words[0], of: verbs)) }
    guard words.count == 1 else { throw unknown(words) }
    Console.put(help.group(words[0], of: verbs), on: 2)
    return .usage
  }

  private func isGroup(_ word: String) -> Bool {
    verbs.contains { $0.words.count > 1 && $0.words[0] == word }
  }

  private func unknown(_ words: [String]) -> UsageError {
    if words[0].hasPrefix("-") {
      return UsageError("'\(words[0])' stands before the verb; flags come after it")
    }
    let inGroup = isGroup(words[0])
    let typed = words.prefix(inGroup ? 2 : 1).joined(separator: " ")
    let names = verbs.map(\.name) + ["help"]
    let groups = Set(verbs.filter { $0.words.count > 1 }.map { $0.words[0] }).sorted()
    let near =
      words.count > 1
      ? Suggestion.nearest(to: words.prefix(2).joined(separator: " "), among: names) : nil
    return UsageError(
      "unknown verb '\(typed)'",
      suggestion: near ?? Suggestion.nearest(to: typed, among: names + groups))
  }

  private var help: HelpText { HelpText(width: min(max(Terminal.width(1) ?? 80, 40), 100)) }

  private func show(_ text: String) -> ExitCode {
    Console.put(text, on: 1)
    return .done
  }

  /// The environment variables, by name.
  private static func environment() -> [String: String] {
    var result: [String: String] = [:]
    for flag in CommandTable.verbs.flatMap(\.flags) {
      if let name = flag.environment { result[name] = Terminal.variable(name) }
    }
    return result
  }
}
