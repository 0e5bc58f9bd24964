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
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory.path)
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
}
