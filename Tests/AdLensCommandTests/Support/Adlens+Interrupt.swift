import Foundation
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Adlens {
  /// Runs the command and presses Ctrl-C once `isReady`; the status is -1 when a signal ended it.
  static func interrupt(
    _ arguments: [String], in directory: TemporaryDirectory, when isReady: () -> Bool
  ) throws -> Result {
    let process = process(arguments, in: directory)
    let outputPath = directory.file("out", containing: "")
    let errorPath = directory.file("err", containing: "")
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    // A command that does not listen must not keep the tests waiting for ever.
    for _ in 0..<6000 where process.isRunning && !isReady() { usleep(20_000) }
    process.interrupt()
    for _ in 0..<3000 where process.isRunning { usleep(20_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: try String(contentsOfFile: outputPath, encoding: .utf8),
      errors: try String(contentsOfFile: errorPath, encoding: .utf8))
  }

  /// The command, not yet started.
  private static func process(_ arguments: [String], in directory: TemporaryDirectory) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory.path)
    return process
  }

  /// Runs the command and presses Ctrl-C at its first output.
  ///
  /// What it writes goes into a pipe that nobody empties until then: a command with more to say than a pipe
  /// holds waits there, so that no machine is fast enough to end before the key is pressed.
  static func interruptAtFirstOutput(
    _ arguments: [String], in directory: TemporaryDirectory
  ) throws -> Result {
    let process = process(arguments, in: directory)
    let output = Pipe()
    let errorPath = directory.file("err", containing: "")
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    var bytes = output.fileHandleForReading.availableData
    process.interrupt()
    bytes += try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -1,
      output: String(decoding: bytes, as: UTF8.self),
      errors: try String(contentsOfFile: errorPath, encoding: .utf8))
  }
}
