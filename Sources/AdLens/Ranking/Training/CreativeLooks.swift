import Synchronization

/// Looks at many creatives with all threads.
struct CreativeLooks: Sendable {
  /// What was seen of each creative; `nil` where it cannot be read.
  let analyses: [CreativeAnalyzer.Analysis?]

  /// The SHA-256 of each file that was seen, in hexadecimal.
  let hashes: [String?]

  /// Why images cannot be read.
  let problems: [ImageError]

  /// Looks at images.
  ///
  /// - Parameters:
  ///   - progress: told how many are done, from any thread.
  ///   - shouldStop: asked before each; what is left is then missing.
  init(
    _ paths: [String], analyzer: CreativeAnalyzer, pool: WorkerPool,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws(ModelError) {
    var analyzers = [analyzer]
    while analyzers.count < pool.threads { analyzers.append(try analyzer.sibling()) }
    let workers = Lanes(analyzers)
    let found = Mutex(
      Found(
        analyses: [CreativeAnalyzer.Analysis?](repeating: nil, count: paths.count),
        hashes: [String?](repeating: nil, count: paths.count), problems: [], failure: nil))
    let done = Atomic<Int>(0)
    pool.run(tasks: paths.count) { task, worker in
      if shouldStop() { return }
      do {
        let analysis = try workers[worker].analyze(paths[task])
        let bytes = try? FileReader.bytes(at: paths[task], limit: analyzer.limits.fileBytes)
        let hash = bytes.map(SHA256.hex)
        found.withLock {
          $0.analyses[task] = analysis
          $0.hashes[task] = hash
        }
      } catch var error as ImageError {
        error.path = paths[task]
        let problem = error
        found.withLock { $0.problems.append(problem) }
      } catch let error as ModelError {
        found.withLock { $0.failure = error }
      } catch {
        preconditionFailure("\(error)")
      }
      progress(done.add(1, ordering: .relaxed).newValue, paths.count)
    }
    let result = found.withLock { $0 }
    if let failure = result.failure { throw failure }
    analyses = result.analyses
    hashes = result.hashes
    problems = result.problems.sorted { $0.path ?? "" < $1.path ?? "" }
  }

  private struct Found {
    var analyses: [CreativeAnalyzer.Analysis?]
    var hashes: [String?]
    var problems: [ImageError]
    var failure: ModelError?
  }
}
