import AdLens
import TestSupport
import Testing

@testable import AdLensCommand

@Suite struct UsageTests {
  @Test func `bare adlens shows a short help and succeeds`() throws {
    let result = try Adlens.run([])
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("adlens reads ad images"))
    #expect(result.output.contains("\nExamples\n"))
    #expect(result.output.split(separator: "\n").count < 50)
  }

  @Test func `the version is one line`() throws {
    let result = try Adlens.run(["--version"])
    #expect(result.output == "adlens \(Version.current)\n")
    #expect(result.status == 0)
  }

  @Test(arguments: [
    ["help", "image", "info"], ["image", "info", "--help"], ["image", "info", "-h"],
  ])
  func `help of a verb is on standard output, however it is asked for`(words: [String]) throws {
    let result = try Adlens.run(words)
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("adlens image info: "))
  }

  @Test(arguments: [
    (["clasify"], "error: unknown verb 'clasify'; did you mean 'classify'? See 'adlens --help'.\n"),
    (["sing"], "error: unknown verb 'sing'. See 'adlens --help'.\n"),
    (
      ["image", "inof"],
      "error: unknown verb 'image inof'; did you mean 'image info'? See 'adlens --help'.\n"
    ),
    (
      ["image", "info", "a.png", "--formt", "json"],
      "error: unknown flag '--formt' of 'adlens image info'; did you mean '--format'? "
        + "See 'adlens help image info'.\n"
    ),
    (
      ["image", "info", "a.png", "--format", "jso"],
      "error: --format: 'jso' is not one of table, json, jsonl, csv; did you mean 'json'? "
        + "See 'adlens help image info'.\n"
    ),
    (
      ["image", "info"],
      "error: 'adlens image info' needs FILES: image files, folders, @FILE for a list of paths, "
        + "or - for a list on standard input. See 'adlens help image info'.\n"
    ),
    (
      ["--quiet", "train"],
      "error: '--quiet' stands before the verb; flags come after it. See 'adlens --help'.\n"
    ),
    (
      ["--generate", "zhs"],
      "error: --generate: 'zhs' is not one of bash, zsh, fish, man; did you mean 'zsh'? "
        + "See 'adlens --help'.\n"
    ),
  ])
  func `a mistake is one line on standard error and exit code 2`(
    words: [String], message: String
  ) throws {
    let result = try Adlens.run(words)
    #expect(result.errors == message)
    #expect(result.output == "")
    #expect(result.status == 2)
  }

  @Test func `the first word of several verbs lists them`() throws {
    let result = try Adlens.run(["runs"])
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Verbs of 'runs'\n  runs list"))
  }

  @Test(arguments: ["bash", "zsh", "fish", "man"])
  func `completions and the manual name every verb`(kind: String) throws {
    let result = try Adlens.run(["--generate", kind])
    #expect(result.status == 0)
    for word in CommandTable.verbs.flatMap(\.words) {
      #expect(result.output.contains(word), "\(word)")
    }
  }

  @Test func `the bash completion is valid and completes verbs, flags and values`() throws {
    let folder = TemporaryDirectory()
    folder.file("complete", containing: try Adlens.run(["--generate", "bash"]).output)
    folder.file(
      "check",
      containing: """
        source ./complete
        try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _adlens; echo "${COMPREPLY[*]}"; }
        try adlens cl
        try adlens image con
        try adlens classify --rec
        try adlens classify --format js

        """)
    let result = try Adlens.shell("bash ./check", in: folder)
    #expect(result.errors == "")
    #expect(result.output == "classify\nconvert\n--recursive\njson jsonl\n")
  }

  @Test func `an instruction set that does not exist is a mistake of the environment`() throws {
    let result = try Adlens.run(["bench"], environment: ["ADLENS_ISA": "mmx"])
    #expect(result.status == 2)
    #expect(
      result.errors
        == "error: ADLENS_ISA=mmx: no such instruction set; use portable, avx2, avx512, or unset it\n"
    )
  }
}
