import AdLens
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct CampaignImportCrashTests {
  let folder = TemporaryDirectory()

  /// An export whose every figure depends on the version, so that a mixture of two is seen.
  private func export(_ version: Int, named name: String = "export") throws -> String {
    var text = "creative,campaign,date,placement,impressions,clicks\n"
    for ad in 0..<Self.ads {
      for day in 1...9 {
        text += "ad \(ad),\(name),2026-07-0\(day),feed,\(100 * version),\(version)\n"
      }
    }
    let path = folder.file("\(name)-\(version).csv")
    try AtomicFile.write(text, to: path)
    return path
  }

  private static let ads = 60
  private static let rows = ads * 9

  /// Tells the readers that the writer has ended.
  private final class Done: Sendable {
    let isSet = Atomic(false)
  }

  /// Impressions and clicks of a campaign.
  private static func sums(_ store: Store, _ name: String = "export") throws -> [Int] {
    guard let figures = try store.campaign(name)?.figures else { return [] }
    return [figures.impressions, figures.clicks]
  }

  /// The sums of a whole version.
  private static func sums(ofVersion version: Int) -> [Int] {
    [rows * 100 * version, rows * version]
  }

  @Test func `an import killed at any moment is stored whole or not at all`() async throws {
    let paths = try [export(1), export(2)]
    let path = folder.file("store.sqlite")
    let clock = ContinuousClock()
    // The first also tells how long one takes here, so that the moments spread over all of it.
    let duration = try clock.measure {
      _ = try CampaignImport().run(paths[0], into: try Store.open(path))
    }
    let microseconds = Int(duration / .microseconds(1))
    var random = RandomGenerator(seed: 8)
    for round in 0..<20 {
      let moment = UInt32(min(900_000, 500 + random.integer(below: max(1000, microseconds))))
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [
          export = paths[(round + 1) % 2] as String, path = path as String,
          moment = moment as UInt32
        ] in
        signal(SIGALRM) { _ in kill(getpid(), SIGKILL) }
        ualarm(moment, 0)
        _ = try? CampaignImport().run(export, into: Store.open(path))
        // The import has come to its end before the alarm.
        kill(getpid(), SIGKILL)
      }
      let store = try Store.open(path)
      #expect(try store.check().isEmpty)
      let found = try Self.sums(store)
      #expect([Self.sums(ofVersion: 1), Self.sums(ofVersion: 2)].contains(found), "\(found)")
      #expect(try store.ads(of: "export").count == Self.ads)
    }
    for version in [1, 2] {
      let store = try Store.open(path)
      _ = try CampaignImport().run(paths[version - 1], into: store)
      #expect(try Self.sums(store) == Self.sums(ofVersion: version))
    }
  }

  @Test func `readers see the old figures or the new ones while imports go on`() async throws {
    let paths = try [export(1), export(2)]
    let path = folder.file("store.sqlite")
    _ = try CampaignImport().run(paths[0], into: try Store.open(path))
    let done = Done()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let store = try Store.open(path, .reading)
          var reads = 0
          while !done.isSet.load(ordering: .relaxed) || reads < 3 {
            let found = try Self.sums(store)
            #expect([Self.sums(ofVersion: 1), Self.sums(ofVersion: 2)].contains(found), "\(found)")
            reads += 1
            // Where tasks share few threads, the writer must get one.
            await Task.yield()
          }
        }
      }
      group.addTask {
        defer { done.isSet.store(true, ordering: .relaxed) }
        for round in 1...4 {
          _ = try CampaignImport().run(paths[round % 2], into: try Store.open(path))
        }
      }
      try await group.waitForAll()
    }
  }

  @Test func `two imports at once wait for each other`() async throws {
    let path = folder.file("store.sqlite")
    let names = ["one", "two", "three"]
    let paths = try names.map { try export(1, named: $0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for export in paths {
        group.addTask { _ = try CampaignImport().run(export, into: try Store.open(path)) }
      }
      try await group.waitForAll()
    }
    let store = try Store.open(path, .reading)
    for name in names { #expect(try Self.sums(store, name) == Self.sums(ofVersion: 1)) }
  }
}
