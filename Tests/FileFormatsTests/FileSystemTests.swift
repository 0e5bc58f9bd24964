import FileFormats
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct FileSystemTests {
  let directory = TemporaryDirectory()

  @Test func `folders are created with those above them`() throws {
    let path = directory.file("a/b/c/")
    try FileSystem.createDirectory(path)
    try FileSystem.createDirectory(path)
    #expect(FileSystem.isDirectory(path))
    #expect(try FileSystem.createNewDirectory(directory.file("d/e")))
    #expect(try !FileSystem.createNewDirectory(directory.file("d/e")))
    try AtomicFile.write("x", to: directory.file("file"))
    #expect(throws: FileError.self) { try FileSystem.createDirectory(directory.file("file/x")) }
    #expect(throws: FileError.self) { try FileSystem.createDirectory(directory.file("file")) }
  }

  @Test func `lists are in byte order`() throws {
    for name in ["b", "a10", "a2", "é", "B", ".h"] {
      try AtomicFile.write("", to: directory.file(name))
    }
    #expect(try FileSystem.list(directory.path) == [".h", "B", "a10", "a2", "b", "é"])
    #expect(throws: FileError.missing(path: directory.file("none"))) {
      try FileSystem.list(directory.file("none"))
    }
  }

  @Test func `a walk finds regular files and ends despite links in a circle`() throws {
    for name in ["b/2.png", "b/1.png", "a.png", "c/d/e.png", ".git/x", "c/.hidden"] {
      let path = directory.file(name)
      try FileSystem.createDirectory(Path.parent(of: path))
      try AtomicFile.write("", to: path)
    }
    #expect(mkfifo(directory.file("pipe"), 0o600) == 0)
    #expect(symlink("..", directory.file("c/up")) == 0)
    #expect(symlink("none", directory.file("broken")) == 0)
    #expect(symlink("b", directory.file("z")) == 0)
    let names = { (paths: [String]) in paths.map { String($0.dropFirst(directory.path.count + 1)) }
    }
    #expect(
      names(try FileSystem.walk(directory.path))
        == ["a.png", "b/1.png", "b/2.png", "c/d/e.png", "z/1.png", "z/2.png"])
    #expect(names(try FileSystem.walk(directory.path, isRecursive: false)) == ["a.png"])
    #expect(names(try FileSystem.walk(directory.path, skippingHidden: false)).contains(".git/x"))
  }

  @Test func `files and empty folders are removed`() throws {
    try AtomicFile.write("", to: directory.file("a"))
    try FileSystem.createDirectory(directory.file("b/c"))
    try FileSystem.remove(directory.file("a"))
    try FileSystem.remove(directory.file("none"))
    try FileSystem.remove(directory.file("b/c"))
    #expect(try FileSystem.list(directory.path) == ["b"])
    try AtomicFile.write("", to: directory.file("b/d"))
    #expect(throws: FileError.self) { try FileSystem.remove(directory.file("b")) }
  }

  @Test(arguments: [
    ("a/b.png", "a", "b.png", "b", "png"), ("b.PNG", ".", "b.PNG", "b", "png"),
    ("/b", "/", "b", "b", ""),
    ("a/b/", "a", "b", "b", ""), ("/", "/", "/", "/", ""),
    (".hidden", ".", ".hidden", ".hidden", ""),
    ("a.b/c.tar.gz", "a.b", "c.tar.gz", "c.tar", "gz"),
  ])
  func `paths are taken apart`(
    path: String, parent: String, name: String, stem: String, ext: String
  ) {
    #expect(Path.parent(of: path) == parent)
    #expect(Path.name(of: path) == name)
    #expect(Path.stem(of: path) == stem)
    #expect(Path.fileExtension(of: path) == ext)
  }

  @Test(arguments: [
    ("a", "b", "a/b"), ("a/", "b", "a/b"), ("", "b", "b"), (".", "b", "b"), ("a", "/b", "/b"),
    ("/", "b", "/b"),
  ])
  func `paths are joined`(directory: String, name: String, path: String) {
    #expect(Path.join(directory, name) == path)
  }
}
