import FileFormats
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct AtomicFileTests {
  let directory = TemporaryDirectory()

  private func text(_ path: String) throws -> String {
    String(decoding: try FileReader.bytes(at: path), as: UTF8.self)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    stat(path, &status)
    return status.st_mode & 0o777
  }

  @Test func `files are created and replaced, and nothing stays beside them`() throws {
    let path = directory.file("a.txt")
    try AtomicFile.write("one", to: path)
    #expect(try text(path) == "one")
    try AtomicFile.write("two", to: path)
    #expect(try text(path) == "two")
    #expect(try FileSystem.list(directory.path) == ["a.txt"])
  }

  @Test func `a file made of pieces is whole, and empty without any`() throws {
    let path = directory.file("a.txt")
    var pieces = ["one", "", "two"]
    try AtomicFile.write(to: path) { pieces.isEmpty ? nil : Array(pieces.removeFirst().utf8) }
    #expect(try text(path) == "onetwo")
    try AtomicFile.write(to: path, isForced: false) { nil }
    #expect(try text(path) == "")
    #expect(try FileSystem.list(directory.path) == ["a.txt"])
  }

  @Test func `a replaced file keeps its permissions, a new one follows the user's mask`() throws {
    let path = directory.file("a")
    try AtomicFile.write("one", to: path)
    let mask = umask(0)
    umask(mask)
    #expect(mode(path) == 0o666 & ~mask)
    chmod(path, 0o640)
    try AtomicFile.write("two", to: path)
    #expect(mode(path) == 0o640)
  }

  @Test func `a symbolic link stays and its file is replaced`() throws {
    try FileSystem.createDirectory(directory.file("real"))
    #expect(symlink("real/file", directory.file("link")) == 0)
    #expect(symlink("link", directory.file("second")) == 0)
    try AtomicFile.write("one", to: directory.file("second"))
    #expect(try text(directory.file("real/file")) == "one")
    try AtomicFile.write("two", to: directory.file("second"))
    #expect(try text(directory.file("real/file")) == "two")
    #expect(try FileSystem.list(directory.file("real")) == ["file"])
    var status = stat()
    lstat(directory.file("second"), &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }

  @Test func `links in a circle are refused`() throws {
    symlink("b", directory.file("a"))
    symlink("a", directory.file("b"))
    #expect(throws: FileError.self) { try AtomicFile.write("x", to: directory.file("a")) }
  }

  @Test func `a folder is not replaced and a missing folder is named`() {
    #expect(throws: FileError.self) { try AtomicFile.write("x", to: directory.path) }
    let path = directory.file("none/a")
    let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: path) }
    #expect(error?.path == path)
    #expect(error?.isDiskFull == false)
  }

  @Test func `names near the system's limit are written`() throws {
    for name in [String(repeating: "n", count: 255), String(repeating: "é", count: 127)] {
      try AtomicFile.write("x", to: directory.file(name))
      #expect(try text(directory.file(name)) == "x")
    }
  }

  #if os(Linux)
    @Test func `a full disk is told apart, and a device is written to, not replaced`() {
      let error = #expect(throws: FileError.self) { try AtomicFile.write("x", to: "/dev/full") }
      #expect(error?.isDiskFull == true)
      #expect(error?.description.contains("/dev/full: the disk is full") == true)
      #expect(throws: Never.self) { try AtomicFile.write("x", to: "/dev/null") }
      #expect(!FileSystem.isRegularFile("/dev/null"))
    }
  #endif

  /// A limit on file sizes makes the write fail half-way, as a full disk does.
  @Test func `a write that fails half-way leaves the old contents and no stray file`() async {
    await #expect(processExitsWith: .success) {
      let directory = TemporaryDirectory()
      let path = directory.file("a")
      try AtomicFile.write("old", to: path)
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_FSIZE, &limit)
      #endif
      let error = #expect(throws: FileError.self) {
        try AtomicFile.write([UInt8](repeating: 1, count: 100_000), to: path)
      }
      #expect(error?.path == path)
      #expect(try FileReader.bytes(at: path) == Array("old".utf8))
      #expect(try FileSystem.list(directory.path) == ["a"])
    }
  }

  /// As a process killed before this one leaves it in a container, where each gets the same number.
  @Test func `a temporary of the same name does not stop a write`() async {
    await #expect(processExitsWith: .success) {
      let directory = TemporaryDirectory()
      // The names that the next writes would use first.
      for number in 3...5 {
        try AtomicFile.write("old", to: directory.file(".b.tmp-\(getpid())-\(number * 2)"))
      }
      for text in ["one", "two", "three", "four", "five", "six"] {
        try AtomicFile.write(text, to: directory.file("b"))
        #expect(try FileReader.bytes(at: directory.file("b")) == Array(text.utf8))
      }
    }
  }

  @Test func `temporaries of processes that are gone are swept, others stay`() throws {
    let gone = ".best.safetensors.tmp-999999999-1"
    let alive = ".a.tmp-\(getppid())-3"
    let ownOld = ".a.tmp-\(getpid())-99999"
    for name in [gone, alive, ownOld, "a.tmp-999999999-1", ".hidden", ".a-b.tmp-x-1"] {
      try AtomicFile.write("x", to: directory.file(name))
    }
    AtomicFile.sweepTemporaries(in: directory.path)
    #expect(
      try FileSystem.list(directory.path)
        == [".a-b.tmp-x-1", alive, ".hidden", "a.tmp-999999999-1"].sorted())
  }

  @Test func `writers at the same time leave one whole file`() async throws {
    let path = directory.file("a")
    let whole = (0..<8).map { [UInt8](repeating: $0, count: 50_000) }
    await withTaskGroup(of: Void.self) { group in
      for bytes in whole { group.addTask { try? AtomicFile.write(bytes, to: path) } }
    }
    #expect(whole.contains(try FileReader.bytes(at: path)))
    #expect(try FileSystem.list(directory.path) == ["a"])
  }
}
