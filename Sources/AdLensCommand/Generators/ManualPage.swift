import AdLens

/// The manual page `adlens(1)` in the language of man.
struct ManualPage {
  /// The verbs to describe.
  let verbs: [Verb]

  /// The whole page.
  var text: String {
    var page = """
      .TH ADLENS 1 "" "adlens \(Version.current)" "User Commands"
      .SH NAME
      adlens \\- read ad images, learn to tell them apart, and compare the results
      .SH SYNOPSIS
      .B adlens
      .I VERB
      .RI [ inputs ]
      .RI [ flags ]
      .SH VERBS

      """
    for verb in verbs {
      page += ".SS adlens \(Self.escaped(verb.name)) \(Self.escaped(verb.operands.spelling))\n"
      page += Self.escaped(Words.capitalized(verb.summary)) + ".\n"
      for flag in verb.flags {
        let letter = flag.letter.map { "\\-\($0), " } ?? ""
        page += ".TP\n.B \(letter)\(Self.escaped(flag.spelling))\n\(Self.escaped(flag.help)).\n"
      }
      for note in verb.notes { page += ".PP\n\(Self.escaped(note))\n" }
      for example in verb.examples {
        page += ".PP\n\(Self.escaped(example.purpose)):\n.PP\n.nf\n.RS\n"
        page += "\(Self.escaped(example.command))\n.RE\n.fi\n"
      }
    }
    page += ".SH EXIT STATUS\n"
    for (code, meaning) in ExitCode.meanings {
      page += ".TP\n.B \(code.rawValue)\n\(Self.escaped(meaning)).\n"
    }
    return page
  }

  /// Text in which no character has a meaning for man.
  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}
