import Images
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
struct VariantTests {
  private static let rows = (try? Manifest(folder: "decoder-variants-dev").rows) ?? []

  /// The reason each bad file is refused with.
  private static let codes: [String: ImageError.Code] = [
    "bad_dims_65500.jpg": .tooLarge, "bad_dims_zero_w.jpg": .corrupt, "bad_empty.jpg": .truncated,
    "bad_empty.png": .truncated, "bad_no_dqt.jpg": .corrupt, "bad_no_sof.jpg": .corrupt,
    "bad_png_ct5.png": .corrupt, "bad_png_depth3.png": .corrupt, "bad_png_filter9.png": .corrupt,
    "bad_png_huge_dims.png": .tooLarge, "bad_png_ihdr_crc.png": .corrupt,
    "bad_png_il2.png": .corrupt, "bad_png_neg_dims.png": .tooLarge,
    "bad_png_sig_lf.png": .notAnImage, "bad_png_sig_only.png": .truncated,
    "bad_png_zero_w.png": .corrupt, "bad_soi_only.jpg": .truncated, "bad_text.jpg": .notAnImage,
    "bomb_png_1bit_28000sq.png": .tooLarge,
  ]

  @Test func `every ok file decodes, also strictly`() {
    for row in Self.rows where row.file.hasPrefix("ok_") {
      let outcome = Outcome(contentsOf: row.path, DecodeOptions(isStrict: true))
      #expect(outcome.image != nil, "\(row.file): \(String(describing: outcome.error))")
    }
  }

  @Test func `every bad file and every bomb is refused with its reason`() {
    for row in Self.rows where row.file.hasPrefix("bad_") || row.file.hasPrefix("bomb_") {
      let error = Outcome(contentsOf: row.path).error
      #expect(error?.code == Self.codes[row.file], "\(row.file)")
      #expect(error?.path == row.path)
    }
  }

  @Test func `every other file ends one way or the other`() {
    #expect(Self.rows.count == 191)
    for row in Self.rows {
      #expect(Outcome(contentsOf: row.path).isWellFormed, "\(row.file)")
    }
  }

  @Test func `cut files are partial, and refused when strict`() {
    let cut = Self.rows.filter { $0.file.contains("_trunc") || $0.file.contains("no_eoi") }
    for row in cut {
      let outcome = Outcome(contentsOf: row.path)
      #expect(outcome.image?.info.isPartial ?? true, "\(row.file)")
      let strict = Outcome(contentsOf: row.path, DecodeOptions(isStrict: true))
      #expect(strict.error?.code == .truncated, "\(row.file)")
    }
    #expect(cut.count == 21)
  }
}
