import Kernels
import Testing

@Suite struct WindowTests {
  @Test(arguments: [
    (size: 28, kernel: 3, stride: 1, padding: 0, dilation: 1, output: 26),
    (size: 28, kernel: 3, stride: 2, padding: 1, dilation: 1, output: 14),
    (size: 7, kernel: 3, stride: 2, padding: 0, dilation: 2, output: 2),
    (size: 5, kernel: 5, stride: 3, padding: 0, dilation: 1, output: 1),
    (size: 4, kernel: 5, stride: 1, padding: 0, dilation: 1, output: 0),
  ])
  func `the output size counts the places where the window fits`(
    size: Int, kernel: Int, stride: Int, padding: Int, dilation: Int, output: Int
  ) {
    let window = Window(kernel, stride: stride, padding: padding, dilation: dilation)
    #expect(window.outputHeight(of: size) == output)
    #expect(window.outputWidth(of: size) == output)
  }

  @Test func `same padding gives one output per stride, the odd pixel below and to the right`() {
    for kernel in 1...5 {
      for stride in 1...3 {
        for size in 5...12 {
          let window = Window(kernel, stride: stride)
          let padding = window.samePadding(height: size, width: size + 1)
          let padded = window.padded(by: padding)
          #expect(padded.outputHeight(of: size) == (size + stride - 1) / stride)
          #expect(padded.outputWidth(of: size + 1) == (size + stride) / stride)
          #expect((0...1).contains(padding.bottom - padding.top))
          #expect((0...1).contains(padding.right - padding.left))
        }
      }
    }
  }
}
