import Images
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
struct PillowTruthTests {
  #if DEBUG
    private static let step = 9
  #else
    private static let step = 1
  #endif

  private static let folders = [
    "decoder-exif", "decoder-go", "decoder-libjpeg-turbo", "decoder-libpng", "decoder-pillow",
    "decoder-pngsuite", "decoder-variants-dev",
  ]

  /// Where Pillow is not the truth, by the end of the path.
  private static let exceptions: [(suffix: String, reason: Reason)] = [
    ("/tbbn0g04.png", .transparentGrey), ("/ftbbn0g04.png", .transparentGrey),
    ("/iftbbn0g04.png", .transparentGrey), ("/gray-2-1.8-tRNS.png", .transparentGrey),
    ("/gray-2-linear-tRNS.png", .transparentGrey), ("/gray-2-sRGB-tRNS.png", .transparentGrey),
    ("/gray-2-tRNS.png", .transparentGrey), ("/gray-4-1.8-tRNS.png", .transparentGrey),
    ("/gray-4-linear-tRNS.png", .transparentGrey), ("/gray-4-sRGB-tRNS.png", .transparentGrey),
    ("/gray-4-tRNS.png", .transparentGrey), ("/crashers/badcrc.png", .checksum),
    ("/xcsn0g01.png", .checksum), ("/either_png_no_plte.png", .noPalette),
    ("/either_png_double_ihdr.png", .secondHeader),
    ("/either_png_unknown_critical.png", .unknownChunk),
  ]

  private enum Reason {
    /// Pillow compares the transparent grey of 2- and 4-bit files with 8-bit samples. PngSuite's truth
    /// has our pixels.
    case transparentGrey
    /// Pillow does not look at the last checksum of the image data; we refuse.
    case checksum
    /// Pillow makes up a grey palette; libpng and we refuse.
    case noPalette
    /// Pillow takes the second header; libpng and we refuse.
    case secondHeader
    /// Pillow reads over a critical chunk it does not know; the standard says to refuse.
    case unknownChunk
  }

  @Test(arguments: folders)
  func `JPEG and PNG pixels are Pillow's`(folder: String) throws {
    var compared = 0
    for (index, row) in try Manifest(folder: folder).rows.enumerated()
    where ["JPEG", "PNG"].contains(row.format) && index % Self.step == 0 {
      guard row.isDecodedByPillow, !row.rgbaSHA256.isEmpty else { continue }
      let outcome = Outcome(contentsOf: row.path)
      if let exception = Self.exceptions.first(where: { row.path.hasSuffix($0.suffix) }) {
        switch exception.reason {
        case .transparentGrey:
          #expect(outcome.image?.rgbaSHA256 != row.rgbaSHA256, "\(row.file) is no exception")
        default:
          #expect(outcome.error?.code == .corrupt, "\(row.file) is no exception")
        }
        continue
      }
      compared += 1
      #expect(outcome.image?.rgbaSHA256 == row.rgbaSHA256, "\(row.file)")
      #expect(outcome.image?.info.mode == row.mode, "\(row.file)")
    }
    #expect(compared > 0 || Self.step > 1)
  }

  @Test func `orientations are Pillow's, where valid`() throws {
    for folder in ["decoder-exif", "decoder-variants-dev"] {
      for row in try Manifest(folder: folder).rows where row.format == "JPEG" {
        guard let orientation = row.orientation else { continue }
        let info = Outcome(contentsOf: row.path).image?.info
        #expect(info?.orientation.rawValue == ((1...8).contains(orientation) ? orientation : 1))
      }
    }
  }

  @Test func `GIF and WebP pixels are Pillow's`() throws {
    let exceptions = [
      // They differ only in the colour below alpha 0, beside a frame smaller than its screen.
      "dispose_bgnd_transparency.gif", "first_frame_transparency.gif",
      // Its codes start with 12 bits, the standard's longest; giflib and we refuse.
      "issue_2811.gif",
    ]
    var compared = 0
    let rows = try Manifest(folder: "decoder-pillow").rows + Manifest(folder: "decoder-go").rows
    for (index, row) in rows.enumerated()
    where ["GIF", "WEBP"].contains(row.format) && row.isDecodedByPillow && index % Self.step == 0 {
      guard !exceptions.contains(row.file) else { continue }
      compared += 1
      #expect(Outcome(contentsOf: row.path).image?.rgbaSHA256 == row.rgbaSHA256, "\(row.file)")
    }
    #expect(compared >= 45 || Self.step > 1)
  }

  @Test func `the 18 photos of all orientations stand upright`() throws {
    for shape in ["Landscape", "Portrait"] {
      let directory = SharedData.path("decoder-exif")
      let images = try (1...8).map { orientation in
        try ImageDecoder.decode(
          contentsOf: "\(directory)/\(shape)_\(orientation).jpg",
          options: DecodeOptions(
            target: DecodeOptions.Target(width: 24, height: 24, fit: .stretch))
        ).upright().resized(width: 24, height: 24)
      }
      for image in images {
        // They are alike but for the number written on each and for being coded again.
        #expect(Pictures.meanDifference(image, images[0]) <= 4, "\(shape)")
      }
    }
  }
}
