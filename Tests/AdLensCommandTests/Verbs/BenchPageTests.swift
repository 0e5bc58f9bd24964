import AdLens
import Foundation
import TestSupport
import Testing

/// `--out` with a name that ends in `.html`.
@Suite struct BenchPageTests {
  let folder = TemporaryDirectory()

  init() throws {
    try folder.model("m.safetensors")
  }

  @Test(arguments: [
    (["bench", "--model", "m.safetensors", "--n", "4"], ["forward", "Every repetition", "p99"]),
    (
      ["bench", "--model", "m.safetensors", "--n", "4", "--train"],
      ["update", "Where the time goes"]
    ),
    (
      ["bench", "--model", "m.safetensors", "--n", "4", "--layers"],
      ["Share of the peak", "classifier", "MB moved"]
    ),
    (
      ["bench", "kernels", "--only", "1280x49x320", "--threads", "1", "--seconds", "0.01"],
      ["sgemm 1280x49x320", "GB/s from cache", "Share of the peak with 1 thread"]
    ),
  ])
  func `a page is written in one file and nothing to standard output`(
    words: [String], parts: [String]
  ) throws {
    let result = try Adlens.run(words + ["--out", "page.html"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
    // A slow machine shows progress before it.
    #expect(result.errors.hasSuffix("The page is in page.html.\n"))
    let page = try String(contentsOfFile: folder.file("page.html"), encoding: .utf8)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(
      page.contains("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\""))
    for part in parts + [Processor.name] { #expect(page.contains(part), "\(part)") }
    #expect(!page.contains("<script") && !page.contains("http://www.w3.org/1999"))
  }

  @Test func `another ending gets rows as ever`() throws {
    let words = ["bench", "--model", "m.safetensors", "--n", "2", "--format", "csv"]
    let result = try Adlens.run(words + ["--out", "rows.csv"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let rows = try String(contentsOfFile: folder.file("rows.csv"), encoding: .utf8)
    #expect(rows.hasPrefix("work,batch,latency_ms.min,"))
  }
}
