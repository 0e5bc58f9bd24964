import FileFormats
import Images
import Synchronization

/// Reads every file once: its hash, whether it decodes, and its prepared pixels.
struct ImageVerifier {
  /// What was found out about one file.
  enum Finding: Sendable {
    case image(sha256: String, width: Int, height: Int)
    case problem(DataProblem)
  }

  private let files: [(path: String, file: String)]
  private let decoder: PreparedDecoder
  private let store: PixelStore
  private let options: DatasetOptions

  /// Whether the contents of a file are those of an image, sound or not.
  static func looksLikeImage(_ path: String) -> Bool {
    do throws(ImageError) {
      _ = try ImageDecoder.info(contentsOf: path)
      return true
    } catch {
      return ![.notAnImage, .unreadable, .missing].contains(error.code)
    }
  }

  /// Prepares to read `candidates` into the slots of `store`, in this order.
  init(
    _ candidates: [Candidate], decoder: PreparedDecoder, store: PixelStore, options: DatasetOptions
  ) {
    files = candidates.map { ($0.path, $0.file) }
    self.decoder = decoder
    self.store = store
    self.options = options
  }

  /// Reads all files; the findings are in the order of the candidates, however many threads there
  /// are.
  func findings() -> [Finding] {
    let findings = Mutex<(list: [Finding?], done: Int)>(
      (Array(repeating: nil, count: files.count), 0))
    let count = store.bytesPerImage
    BackgroundThread.forEach(
      below: files.count, threads: options.threads, state: { DecodeScratch(count: count) }
    ) { index, scratch in
      let finding = finding(of: index, scratch: scratch)
      let done = findings.withLock {
        $0.list[index] = finding
        $0.done += 1
        return $0.done
      }
      options.progress?(done, files.count)
    }
    return findings.withLock { $0.list.compactMap { $0 } }
  }

  private func finding(of index: Int, scratch: DecodeScratch) -> Finding {
    let (path, file) = files[index]
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: file, limit: options.limits.fileBytes)
    } catch {
      return .problem(DataProblem(path: path, code: error.problemCode, message: error.reason))
    }
    do throws(ImageError) {
      let size = try decoder.decode(bytes, into: scratch)
      let count = decoder.preprocessing.adapted(to: size).count
      scratch.bytes.withUnsafeBufferPointer {
        store.put(UnsafeBufferPointer(rebasing: $0[..<count]), into: index)
      }
      return .image(sha256: SHA256.hex(of: bytes), width: size.width, height: size.height)
    } catch {
      return .problem(
        DataProblem(path: path, code: DataProblem.Code(error.code), message: error.message))
    }
  }
}

extension FileError {
  fileprivate var problemCode: DataProblem.Code {
    switch self {
    case .missing, .brokenLink: .missing
    case .tooLarge: .tooLarge
    case .unreadable, .notAFile, .notWritable: .unreadable
    }
  }
}

extension DataProblem.Code {
  /// The same reason among the problems of data.
  init(_ code: ImageError.Code) {
    switch code {
    case .corrupt: self = .corrupt
    case .truncated: self = .truncated
    case .unsupportedFormat: self = .unsupportedFormat
    case .tooLarge: self = .tooLarge
    case .notAnImage: self = .notAnImage
    case .unreadable: self = .unreadable
    case .missing: self = .missing
    }
  }
}
