import Tensors

extension Preprocessing {
  /// The picture that is fitted: without the margins that are not kept, laid over the matte, upright.
  public func picture(of decoded: DecodedImage) -> Image {
    let kept = margins == .trim ? decoded.trimmed : decoded
    return kept.upright(matte: matte)
  }

  /// Fits a picture to the network's size: `count` bytes, `[height, width, channels]`, from `offset`
  /// of `bytes`.
  public func applyBytes(
    _ image: Image, into bytes: inout [UInt8], at offset: Int = 0, scratch: inout ResizeScratch
  ) {
    precondition(
      offset >= 0 && offset <= bytes.count - count,
      "\(count) bytes from \(offset) of \(bytes.count)")
    if let fold = fold(for: PictureSize(width: image.width, height: image.height)) {
      applyFolded(image, fold, into: &bytes, at: offset, scratch: &scratch)
      return
    }
    let frame = FitFrame(fit, source: (image.width, image.height), target: (width, height))
    guard channels == 1 else {
      fillMatte(around: frame, in: &bytes, at: offset)
      Resizer.resize(image, frame, into: &bytes, at: offset, outWidth: width, scratch: &scratch)
      return
    }
    // Moved out and back so that the resize may use the rest of the scratch.
    var fitted: [UInt8] = []
    swap(&fitted, &scratch.fitted)
    if fitted.count < count * 3 { fitted = [UInt8](repeating: 0, count: count * 3) }
    fillMatte(around: frame, in: &fitted, at: 0)
    Resizer.resize(image, frame, into: &fitted, at: 0, outWidth: width, scratch: &scratch)
    for index in 0..<count {
      bytes[offset + index] = luma(fitted[index * 3], fitted[index * 3 + 1], fitted[index * 3 + 2])
    }
    swap(&fitted, &scratch.fitted)
  }

  /// The fitted picture as bytes of its own, `[height, width, channels]`.
  public func bytes(_ image: Image, scratch: inout ResizeScratch) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    applyBytes(image, into: &bytes, scratch: &scratch)
    return bytes
  }

  /// The fitted picture as bytes in memory that is kept for the next one, `[height, width, channels]`, for `body`.
  public func withBytes<Result>(
    _ image: Image, scratch: inout ResizeScratch,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    var prepared: [UInt8] = []
    swap(&prepared, &scratch.prepared)
    if prepared.count < count { prepared = [UInt8](repeating: 0, count: count) }
    applyBytes(image, into: &prepared, scratch: &scratch)
    let result = prepared.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[..<count]))
    }
    swap(&prepared, &scratch.prepared)
    return result
  }

  /// Both steps: a picture to a network's input, `[height, width, channels]`.
  public func apply(_ image: Image, into output: MutableFloatView, scratch: inout ResizeScratch) {
    withBytes(image, scratch: &scratch) { normalize($0, into: output) }
  }

  /// Fills the frame's surroundings, of an RGB picture at `offset`, with the matte.
  private func fillMatte(around frame: FitFrame, in bytes: inout [UInt8], at offset: Int) {
    guard frame.width < width || frame.height < height else { return }
    bytes.withUnsafeMutableBufferPointer { bytes in
      for index in stride(from: offset, to: offset + width * height * 3, by: 3) {
        bytes[index] = matte.red
        bytes[index + 1] = matte.green
        bytes[index + 2] = matte.blue
      }
    }
  }
}
