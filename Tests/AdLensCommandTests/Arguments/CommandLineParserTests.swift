import AdLens
import Testing

@testable import AdLensCommand

@Suite struct CommandLineParserTests {
  static let epochs = Flag("epochs", "N", kind: .integer(1...100), help: "passes")
  static let rate = Flag("lr", "X", kind: .number(-1...1), help: "step size")
  static let fit = Flag(
    "fit", kind: .choice(["crop", "stretch"]), fallback: .value("crop"), help: "how to fit")
  static let fraction = Flag(
    "val-frac", "F", kind: .number(0...0.9), environment: "TEST_VAL_FRAC", help: "held out")
  static let size = Flag("imgsz", "N|WxH", kind: .size(1...500), help: "the size")
  static let log = Flag.on("log", help: "no log")
  static let wide = Flag.off("wide", letter: "w", help: "wide")
  static let sauce = Flag("sauce", "NAME", kind: .text, help: "what goes over it")
  static let verb = Verb(
    "cook", summary: "cooks", operands: .init(name: "FOOD", count: 0...2, help: "what to cook"),
    flags: [epochs, rate, fit, fraction, size, log, wide, sauce], examples: []
  ) { _ in .done }

  func parse(
    _ words: String..., environment: [String: String] = [:], files: Set<String> = []
  ) throws -> ParsedArguments {
    try CommandLineParser(verb: Self.verb, environment: environment, exists: files.contains)
      .parse(words)
  }

  @Test(arguments: [
    ["--epochs", "5"], ["--epochs=5"], ["epochs=5"], ["--epochs", "9", "--epochs", "5"],
  ])
  func `a value follows its flag, or an equals sign, and the last one wins`(words: [String]) throws
  {
    let parser = CommandLineParser(verb: Self.verb, environment: [:], exists: { _ in false })
    let arguments = try parser.parse(words)
    #expect(arguments.integer(Self.epochs) == 5)
    #expect(arguments.isGiven(Self.epochs))
    #expect(arguments.operands == [])
  }

  @Test func `a size is a side or a width and a height`() throws {
    #expect(try parse("--imgsz", "96").size(Self.size) == 96)
    #expect(try parse("imgsz=300x250").size(Self.size) == PictureSize(width: 300, height: 250))
    for text in ["0", "501", "10x501", "10x", "wide"] {
      #expect(throws: UsageError.self) { try parse("--imgsz", text) }
    }
  }

  @Test func `switches have a negation and a letter`() throws {
    #expect(try parse().isOn(Self.log))
    #expect(try !parse("--no-log").isOn(Self.log))
    #expect(try parse("--no-log", "--log").isOn(Self.log))
    #expect(try parse("-w").isOn(Self.wide))
    #expect(try !parse("-w", "--no-wide").isOn(Self.wide))
    #expect(try !parse("wide=True", "wide=False").isOn(Self.wide))
  }

  @Test func `a default holds until the environment or the command line says otherwise`() throws {
    let arguments = try parse()
    #expect(arguments.text(Self.fit) == "crop")
    #expect(!arguments.isGiven(Self.fit))
    let environment = ["TEST_VAL_FRAC": "0.5"]
    #expect(try parse(environment: environment).number(Self.fraction) == 0.5)
    #expect(try parse("--val-frac", "0", environment: environment).number(Self.fraction) == 0)
  }

  @Test func `a negative number is a value, a lone dash an input, a flag is not a value`() throws {
    #expect(try parse("--lr", "-0.5").number(Self.rate) == -0.5)
    #expect(try parse("-").operands == ["-"])
    #expect(throws: UsageError.self) { try parse("--lr", "--wide") }
  }

  @Test func `after two dashes everything is an input`() throws {
    #expect(try parse("--wide", "--", "--log", "epochs=3").operands == ["--log", "epochs=3"])
  }

  @Test func `a file whose name has an equals sign is an input`() throws {
    #expect(try parse("epochs=3", files: ["epochs=3"]).operands == ["epochs=3"])
    #expect(try parse("dir=x/a.png").operands == ["dir=x/a.png"])
    #expect(try parse("data/size=3/a.png").operands == ["data/size=3/a.png"])
    #expect(try parse("food=bread").operands == ["bread"])
    #expect(try parse("val_frac=0.25").number(Self.fraction) == 0.25)
  }

  @Test(arguments: [
    (["--epoch", "3"], "unknown flag '--epoch' of 'adlens cook'; did you mean '--epochs'?"),
    (["--no-lgo"], "unknown flag '--no-lgo' of 'adlens cook'; did you mean '--no-log'?"),
    (["--spoon"], "unknown flag '--spoon' of 'adlens cook'."),
    (["--sauce"], "--sauce needs a value, as in --sauce NAME."),
    (["-x"], "unknown flag '-x' of 'adlens cook'."),
    (["--epochs"], "--epochs needs a value, a whole number from 1 to 100."),
    (["--epochs", "0"], "--epochs: '0' is not a whole number from 1 to 100."),
    (["--epochs=1.5"], "--epochs: '1.5' is not a whole number from 1 to 100."),
    (["--lr", "nan"], "--lr: 'nan' is not a number from -1 to 1."),
    (["--fit", "corp"], "--fit: 'corp' is not one of crop, stretch; did you mean 'crop'?"),
    (["--wide=maybe"], "--wide: 'maybe' is not true or false."),
    (
      ["epoch=3"],
      "'epoch=3' is neither a file nor a flag of 'adlens cook'; did you mean '--epochs 3'?"
    ),
    (["a", "b", "c"], "'adlens cook' takes only FOOD, not also 'c'."),
    ([""], "an input of 'adlens cook' is empty text."),
  ])
  func `a mistake is named with its remedy`(words: [String], message: String) {
    let parser = CommandLineParser(verb: Self.verb, environment: [:], exists: { _ in false })
    let error = #expect(throws: UsageError.self) { try parser.parse(words) }
    #expect(error?.description == message + " See 'adlens help cook'.")
  }

  @Test func `a mistake in the environment names the variable`() {
    let error = #expect(throws: UsageError.self) {
      try parse(environment: ["TEST_VAL_FRAC": "many"])
    }
    #expect(
      error?.problem == "TEST_VAL_FRAC: 'many' is not a number from 0 to 0.9")
  }
}
