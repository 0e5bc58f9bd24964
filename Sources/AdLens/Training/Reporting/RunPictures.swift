/// What tasks have in common when they draw pictures for a run.
enum RunPictures {
  /// Images of the first batch, and worst errors, that are shown.
  static let shownImages = 32

  /// The name of the picture of the first training images: photographs with boxes take less room as JPEG.
  static func firstBatch(_ task: ModelTask) -> String {
    task == .detect ? "first-batch.jpg" : "first-batch.png"
  }

  /// The file of a picture, compressed with loss.
  static func jpeg(_ image: Image) throws(TrainingRunError) -> [UInt8] {
    do throws(ImageEncodingError) {
      return try JPEGEncoder.encode(image)
    } catch {
      throw .picture(reason: error.reason)
    }
  }

  /// The file of a picture.
  static func png(_ image: Image) throws(TrainingRunError) -> [UInt8] {
    do throws(ImageEncodingError) {
      return try PNGEncoder.encode(image)
    } catch {
      throw .picture(reason: error.reason)
    }
  }

  /// Reads pictures of the data.
  static func reading<Result>(
    _ body: () throws(DatasetError) -> Result
  ) throws(TrainingRunError) -> Result {
    do throws(DatasetError) {
      return try body()
    } catch {
      throw .data(error)
    }
  }
}

extension RunFile {
  /// A chart as a file of its own.
  init(name: String, svg chart: Chart) {
    self.init(name: name, bytes: Array(chart.fileSVG.utf8))
  }
}
