import FileFormats
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct WalkTests {
  let directory = TemporaryDirectory()

  private func files(_ names: String...) throws {
    for name in names {
      let path = directory.file(name)
      try FileSystem.createDirectory(Path.parent(of: path))
      try AtomicFile.write("", to: path)
    }
  }

  private func link(_ name: String, to target: String) {
    #expect(symlink(target, directory.file(name)) == 0)
  }

  /// The paths of a walk, without those of the folder, and what was reported.
  private func walk(
    skippingHidden: Bool = true, isRecursive: Bool = true
  ) throws -> (names: [String], errors: [FileError]) {
    var errors: [FileError] = []
    let paths = try FileSystem.walk(
      directory.path, skippingHidden: skippingHidden, isRecursive: isRecursive
    ) { errors.append($0) }
    return (paths.map { String($0.dropFirst(directory.path.count + 1)) }, errors)
  }

  @Test func `a walk finds regular files in byte order`() throws {
    try files("b/2.png", "b/1.png", "a.png", "c/d/e.png", ".git/x", "c/.hidden")
    #expect(try walk().names == ["a.png", "b/1.png", "b/2.png", "c/d/e.png"])
    #expect(try walk(isRecursive: false).names == ["a.png"])
    #expect(try walk(skippingHidden: false).names.contains(".git/x"))
    #expect(try walk().errors == [])
  }

  @Test func `links to nothing and pipes are reported`() throws {
    try files("a.png")
    #expect(mkfifo(directory.file("pipe.png"), 0o600) == 0)
    link("broken.png", to: "none")
    link("circle.png", to: "circle.png")
    let expected: [FileError] = [
      .brokenLink(path: directory.file("broken.png")),
      .unreadable(
        path: directory.file("circle.png"), reason: String(cString: strerror(ELOOP))),
      .notAFile(path: directory.file("pipe.png")),
    ]
    for isRecursive in [true, false] {
      let (names, errors) = try walk(isRecursive: isRecursive)
      #expect(names == ["a.png"])
      #expect(errors == expected)
    }
  }

  @Test func `a linked folder is entered once, under its own name where it has one`() throws {
    try files("b/1.png", "c/2.png")
    link("a", to: "b")
    link("c/up", to: "..")
    link("z", to: "b")
    #expect(try walk().names == ["b/1.png", "c/2.png"])
    let other = TemporaryDirectory()
    try AtomicFile.write("", to: other.file("3.png"))
    link("a1", to: other.path)
    link("a2", to: other.path)
    #expect(try walk().names == ["b/1.png", "c/2.png", "a1/3.png"])
    #expect(try walk().errors == [])
  }

  @Test func `folders that link to each other do not multiply paths`() throws {
    // Each of twelve folders links to all: without a memory these are 12! ways around.
    let names = (0..<12).map { "f\($0)" }
    for name in names {
      try files(name + "/x.png")
      for other in names { link("\(name)/to-\(other)", to: "../" + other) }
    }
    #expect(try walk().names == names.sorted().map { $0 + "/x.png" })
  }
}
