import AdLens
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Pictures and folders that cannot be used: one line that names the path, the reason and the next
/// step, and exit code 3 when nothing else is left.
@Suite struct BadPictureTests {
  let folder = TemporaryDirectory()

  init() throws {
    try folder.model("m.safetensors")
  }

  func expectFailure(
    _ operand: String, code: String?, _ parts: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for verb in [["image", "info"], ["classify", "--model", "m.safetensors", "--no-log"]] {
      let result = try Adlens.run(verb + [operand, "--format", "json"], in: folder)
      #expect(result.status == 3, sourceLocation: sourceLocation)
      #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
      #expect(
        result.errors.hasPrefix("error: \(operand): "), "\(result.errors)",
        sourceLocation: sourceLocation)
      for part in parts {
        #expect(
          result.errors.contains(part), "\(result.errors)", sourceLocation: sourceLocation)
      }
      guard let code else { continue }
      let row = try JSONValue.parse(result.output)["results"]?[0]
      #expect(row?["path"]?.stringValue == operand, sourceLocation: sourceLocation)
      #expect(row?["error"]?["code"]?.stringValue == code, sourceLocation: sourceLocation)
    }
  }

  @Test func `a missing path`() throws {
    try expectFailure("gone.png", code: "missing", "no such file or folder; check the spelling")
  }

  @Test func `an empty folder`() throws {
    try FileSystem.createDirectory(folder.file("empty"))
    try expectFailure("empty", code: nil, "no images in it", "JPEG, PNG, WebP or GIF")
  }

  @Test func `a folder whose pictures lie deeper`() throws {
    folder.file("deep/er/a.png", bytes: try Fixtures.png(seed: 1))
    try expectFailure("deep", code: nil, "no images in it", "add --recursive")
  }

  @Test func `a list without paths`() throws {
    folder.file("list.txt", containing: "\n\n")
    try expectFailure("@list.txt", code: nil, "no paths in it", "write one path a line")
  }

  @Test func `a file that is no picture`() throws {
    folder.file("notes.png", containing: "These are notes, and rather long ones at that.")
    try expectFailure("notes.png", code: "not-an-image", "not an image")
  }

  @Test func `a pipe, which cannot be read like a file`() throws {
    #expect(mkfifo(folder.file("pipe.png"), 0o600) == 0)
    try expectFailure("pipe.png", code: "unreadable", "is not a regular file")
  }

  @Test func `a link to nothing`() throws {
    #expect(symlink("gone.png", folder.file("link.png")) == 0)
    try expectFailure(
      "link.png", code: "missing", "is a link to nothing; restore what it leads to or remove it")
  }

  @Test func `links to nothing and pipes in a folder are failures or warnings`() throws {
    folder.file("ads/b.png", bytes: try Fixtures.png(seed: 1))
    #expect(symlink("gone.png", folder.file("ads/a.png")) == 0)
    #expect(mkfifo(folder.file("ads/pipe.png"), 0o600) == 0)
    #expect(mkfifo(folder.file("ads/talk"), 0o600) == 0)
    let result = try Adlens.run(
      ["classify", "ads", "--model", "m.safetensors", "--no-log", "--format", "json"], in: folder)
    #expect(result.status == 1)
    let rows = try JSONValue.parse(result.output)["results"]?.arrayValue ?? []
    #expect(rows.map { $0["path"] } == ["ads/b.png", "ads/a.png", "ads/pipe.png"])
    #expect(rows.map { $0["error"]?["code"] } == [nil, "missing", "unreadable"])
    #expect(
      result.errorLines.first == "warning: ads/talk: is not a regular file; name a file")
  }

  @Test(.enabled(if: Adlens.isLimitable, Comment(rawValue: Adlens.limitReason)))
  func `a file without permission`() throws {
    folder.file("secret.png", bytes: try Fixtures.png(seed: 1))
    chmod(folder.file("secret.png"), 0)
    let result = try Adlens.runLimited(
      ["image", "info", "secret.png", "--format", "json"], in: folder)
    #expect(result.status == 3)
    #expect(
      result.errors
        == "error: secret.png: cannot be read (Permission denied); check its permissions\n")
    let row = try JSONValue.parse(result.output)["results"]?[0]
    #expect(row?["error"]?["code"] == "unreadable")
  }

  @Test func `a picture of which a part is missing is refused when strict`() throws {
    let bytes = try Fixtures.png(seed: 1, width: 200, height: 200)
    folder.file("half.png", bytes: Array(bytes.prefix(bytes.count - 20)))
    let lenient = try Adlens.run(["image", "info", "half.png", "--format", "json"], in: folder)
    #expect(lenient.status == 0)
    #expect(try JSONValue.parse(lenient.output)["results"]?[0]?["partial"] == true)
    let strict = try Adlens.run(["image", "info", "half.png", "--strict"], in: folder)
    #expect(strict.status == 3)
    #expect(strict.errors.hasPrefix("error: half.png: "))
  }

  @Test func `a picture with too many pixels`() throws {
    folder.file("large.png", bytes: try Fixtures.png(seed: 1, width: 40, height: 40))
    let result = try Adlens.run(
      ["image", "info", "large.png", "--max-pixels", "1000", "--format", "json"], in: folder)
    #expect(result.status == 3)
    #expect(try JSONValue.parse(result.output)["results"]?[0]?["error"]?["code"] == "too-large")
  }
}
