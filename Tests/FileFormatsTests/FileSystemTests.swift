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
