/// Writes what shells and manual readers need to know, from the command table.
enum Generator: String, CaseIterable {
  case bash, zsh, fish, man

  /// The text to install.
  func text(for verbs: [Verb]) -> String {
    switch self {
    case .bash: Self.bashScript(verbs)
    case .zsh: Self.zshScript(verbs)
    case .fish: Self.fishScript(verbs)
    case .man: ManualPage(verbs: verbs).text
    }
  }

  /// The words that can come first.
  private static func firstWords(_ verbs: [Verb]) -> [String] {
    verbs.reduce(into: []) { if !$0.contains($1.words[0]) { $0.append($1.words[0]) } } + ["help"]
  }

  /// The second words of a group.
  private static func secondWords(_ word: String, _ verbs: [Verb]) -> [String] {
    verbs.filter { $0.words.first == word && $0.words.count > 1 }.map { $0.words[1] }
  }

  /// The flags that can follow a first word, as typed; those of a group together.
  private static func flags(after word: String, _ verbs: [Verb]) -> [String] {
    verbs.filter { $0.words.first == word }.flatMap(\.flags).reduce(into: []) { names, flag in
      let name = String(flag.spelling.prefix { $0 != " " })
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The values of the flags that take one of a few words.
  private static func choices(_ verbs: [Verb]) -> [(flag: String, words: [String])] {
    var result: [(flag: String, words: [String])] = []
    for flag in verbs.flatMap(\.flags) {
      guard case .choice(let words) = flag.kind else { continue }
      if !result.contains(where: { $0.flag == flag.name && $0.words == words }) {
        result.append((flag.name, words))
      }
    }
    return result
  }

  private static func bashScript(_ verbs: [Verb]) -> String {
    var text = """
      # Completion of adlens for bash: save as ~/.local/share/bash-completion/completions/adlens
      _adlens() {
        local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=
        COMPREPLY=()
        case $previous in

      """
    for (flag, words) in choices(verbs) {
      text += "    --\(flag)) words='\(words.joined(separator: " "))' ;;\n"
    }
    text += """
        esac
        if [[ -z $words && $COMP_CWORD -eq 1 ]]; then
          words='\(firstWords(verbs).joined(separator: " ")) --help --version'
        elif [[ -z $words ]]; then
          case ${COMP_WORDS[1]} in

      """
    for word in firstWords(verbs).dropLast() {
      let second = secondWords(word, verbs)
      if !second.isEmpty {
        text +=
          "      \(word)) [[ $COMP_CWORD -eq 2 ]] && words='\(second.joined(separator: " "))' ;;\n"
      }
    }
    text += """
          esac
        fi
        if [[ -z $words && $word == -* ]]; then
          case ${COMP_WORDS[1]} in

      """
    for word in firstWords(verbs).dropLast() {
      text += "      \(word)) words='\(flags(after: word, verbs).joined(separator: " "))' ;;\n"
    }
    text += """
          esac
        fi
        [[ -n $words ]] && COMPREPLY=($(compgen -W "$words" -- "$word"))
      }
      complete -o default -F _adlens adlens

      """
    return text
  }

  private static func zshScript(_ verbs: [Verb]) -> String {
    """
    #compdef adlens
    # Completion of adlens for zsh: save as _adlens in a folder of $fpath.
    autoload -U +X bashcompinit && bashcompinit

    """ + bashScript(verbs).split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
  }

  private static func fishScript(_ verbs: [Verb]) -> String {
    var text = "# Completion of adlens for fish: save as ~/.config/fish/completions/adlens.fish\n"
    for verb in verbs {
      let word = verb.words[0]
      if verb.words.count == 1 {
        text +=
          "complete -c adlens -n __fish_use_subcommand -a \(word) -d \(quoted(verb.summary))\n"
      } else {
        text += "complete -c adlens -n __fish_use_subcommand -a \(word)\n"
        text += "complete -c adlens -n '__fish_seen_subcommand_from \(word)'"
        text += " -a \(verb.words[1]) -d \(quoted(verb.summary))\n"
      }
      for flag in verb.flags {
        let name = flag.spelling.dropFirst(2).prefix { $0 != " " }
        text += "complete -c adlens -n '__fish_seen_subcommand_from \(word)' -l \(name)"
        if let letter = flag.letter { text += " -s \(letter)" }
        if case .choice(let words) = flag.kind {
          text += " -x -a '\(words.joined(separator: " "))'"
        } else if flag.kind.takesValue {
          text += " -r"
        }
        text += " -d \(quoted(flag.help))\n"
      }
    }
    return text
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
      + "'"
  }
}
