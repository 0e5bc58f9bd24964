import FileFormats
import Images
import Reports

/// A small picture of a creative for a page.
struct Thumbnail: Sendable {
  /// The picture as it stands in a page.
  let source: String

  /// The same with what speaks for clicks marked; `nil` where no model was asked.
  let evidence: String?

  /// Why it could not be marked.
  let failure: ModelError?

  /// The width in pixels.
  let width: Int

  /// The height in pixels.
  let height: Int

  /// The longest side; a page shows half of it, which is sharp on dense screens.
  static let side = 480

  /// Reads an image file, and scales it while decoding where its format can.
  static func read(
    _ path: String, options: DecodeOptions, ranker: Ranker?
  ) throws(ImageError) -> Thumbnail {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: options.limits.fileBytes)
    } catch {
      throw ImageError(error)
    }
    var scaled = options
    scaled.target = DecodeOptions.Target(width: side, height: side, fit: .letterbox)
    let decoded = try ImageDecoder.decode(bytes, options: scaled)
    let image = decoded.upright()
    let longest = Double(max(image.width, image.height))
    let scale = min(1, Double(side) / longest)
    func length(_ side: Int) -> Int { max(1, Int((Double(side) * scale).rounded())) }
    let small =
      scale < 1
      ? image.resized(width: length(image.width), height: length(image.height)) : image
    let file = (try? JPEGEncoder.encode(small, quality: 78)) ?? []
    var heat: HeatMap?
    var failure: ModelError?
    do throws(ModelError) {
      heat = try ranker?.evidence(in: decoded)
    } catch {
      failure = error
    }
    // A map without a single warm place says nothing.
    let marked = heat.flatMap { heat -> [UInt8]? in
      guard heat.values.contains(where: { $0 > 0 }) else { return nil }
      return try? JPEGEncoder.encode(HeatPainter(fonts: nil).draw(heat, on: small), quality: 70)
    }
    return Thumbnail(
      source: HTMLPage.pictureSource(file) ?? "",
      evidence: marked.flatMap(HTMLPage.pictureSource), failure: failure, width: small.width,
      height: small.height)
  }
}
