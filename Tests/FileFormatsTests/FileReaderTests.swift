import FileFormats
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct FileReaderTests {
  let directory = TemporaryDirectory()

  @Test func `a file is read whole up to the limit`() throws {
    let path = directory.file("a")
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0) }
    try AtomicFile.write(bytes, to: path)
    #expect(try FileReader.bytes(at: path) == bytes)
    #expect(try FileReader.bytes(at: path, limit: 100_000) == bytes)
    #expect(throws: FileError.tooLarge(path: path, bytes: 100_000, limit: 99_999)) {
      try FileReader.bytes(at: path, limit: 99_999)
    }
    try AtomicFile.write([], to: path)
    #expect(try FileReader.bytes(at: path) == [])
  }

  @Test func `what is no regular file is refused without waiting`() throws {
    let pipe = directory.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: FileError.notAFile(path: pipe)) { try FileReader.bytes(at: pipe) }
    #expect(throws: FileError.notAFile(path: directory.path)) {
      try FileReader.bytes(at: directory.path)
    }
    #expect(throws: FileError.notAFile(path: "/dev/zero")) {
      try FileReader.bytes(at: "/dev/zero")
    }
  }

  @Test func `a missing file is told apart`() throws {
    let path = directory.file("none")
    #expect(throws: FileError.missing(path: path)) { try FileReader.bytes(at: path) }
    try AtomicFile.write("x", to: directory.file("a"))
    let under = directory.file("a/b")
    #expect(throws: FileError.missing(path: under)) { try FileReader.bytes(at: under) }
    let withNUL = directory.file("a") + "\u{0}.png"
    #expect(throws: FileError.missing(path: withNUL)) { try FileReader.bytes(at: withNUL) }
  }

  @Test func `the start of a file is read without the rest`() throws {
    let path = directory.file("a")
    try AtomicFile.write("abcdef", to: path)
    #expect(try FileReader.start(of: path, count: 3) == Array("abc".utf8))
    #expect(try FileReader.start(of: path, count: 9) == Array("abcdef".utf8))
    #expect(throws: FileError.notAFile(path: directory.path)) {
      try FileReader.start(of: directory.path, count: 3)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the administrator may read everything"))
  func `a file without permission is unreadable`() throws {
    let path = directory.file("a")
    try AtomicFile.write("x", to: path)
    chmod(path, 0)
    #expect(throws: FileError.unreadable(path: path, reason: "Permission denied")) {
      try FileReader.bytes(at: path)
    }
  }

  #if os(Linux)
    @Test func `a file that does not know its size is read to its end`() throws {
      #expect(try FileReader.bytes(at: "/proc/self/status").count > 100)
    }
  #endif
}
