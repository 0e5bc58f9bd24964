import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs the built `adlens`, which lies beside the test bundle.
enum Adlens {
  /// What a process left behind.
  struct Result {
    let status: Int32
    let output: String
    let errors: String

    /// The lines on standard error.
    var errorLines: [Substring] { errors.split(separator: "\n") }
  }

  /// The path of the built command.
  static let path = products + "/adlens"

  /// The folder of everything that was built.
  private static let products: String = {
    let bundle = CommandLine.arguments.lazy.compactMap { argument -> String? in
      guard let end = argument.range(of: ".xctest")?.upperBound else { return nil }
      return String(argument[..<end])
    }.first
    return URL(fileURLWithPath: bundle ?? CommandLine.arguments[0]).deletingLastPathComponent().path
  }()

  /// Runs the command to its end; the environment holds no `ADLENS_` variable but those given.
  static func run(
    _ arguments: [String], in directory: TemporaryDirectory? = nil, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Result {
    try launch(path, arguments, in: directory, input: input, environment: environment)
  }

  /// The comment that tests of permissions show when they are skipped.
  static let limitReason = "the superuser may write everywhere, and setpriv cannot limit it"

  /// Whether permissions can be tested: not for the superuser, unless its power can be taken away.
  static let isLimitable: Bool =
    geteuid() != 0 || (try? launch(limiter, limits + ["/bin/true"]).status) == 0

  /// Runs the command so that permissions of files hold, for the superuser too.
  static func runLimited(_ arguments: [String], in directory: TemporaryDirectory) throws -> Result {
    guard geteuid() == 0 else { return try run(arguments, in: directory) }
    return try launch(limiter, limits + [path] + arguments, in: directory)
  }

  private static let limiter = "/usr/bin/setpriv"
  private static let limits = ["--bounding-set", "--inh-caps"].map {
    $0 + "=-dac_override,-dac_read_search"
  }

  /// Runs a line of shell in which `$ADLENS` is the command.
  static func shell(_ line: String, in directory: TemporaryDirectory) throws -> Result {
    try launch("/bin/sh", ["-c", line], in: directory, environment: ["ADLENS": path])
  }

  /// Runs another built program.
  static func runProgram(
    _ name: String, _ arguments: [String], in directory: TemporaryDirectory
  ) throws -> Result {
    try launch(products + "/" + name, arguments, in: directory)
  }

  private static func launch(
    _ executable: String, _ arguments: [String], in directory: TemporaryDirectory? = nil,
    input: String = "", environment: [String: String] = [:]
  ) throws -> Result {
    let scratch = TemporaryDirectory()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: (directory ?? scratch).path)
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("ADLENS_") }
      .merging(environment) { $1 }
    let outputPath = scratch.file(".stdout", containing: "")
    let errorPath = scratch.file(".stderr", containing: "")
    let inputPath = scratch.file(".stdin", containing: input)
    process.standardInput = FileHandle(forReadingAtPath: inputPath)
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOfFile: outputPath, encoding: .utf8),
      errors: try String(contentsOfFile: errorPath, encoding: .utf8))
  }
}
