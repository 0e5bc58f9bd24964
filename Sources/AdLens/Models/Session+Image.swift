import Images
import NeuralNetworks

extension Session {
  /// Runs the network on one picture, prepared as its model asks.
  ///
  /// The prepared bytes go into the first layer as they are where that can read them; `input` is not to be used
  /// afterwards.
  func forward(_ image: Image, _ preprocessing: Preprocessing, scratch: inout ResizeScratch) {
    preprocessing.withBytes(image, scratch: &scratch) { bytes in
      forward(bytes: bytes, convert: preprocessing.normalizePixels)
    }
  }
}
