import FileFormats
import TestSupport
import Testing

@testable import Statistics

/// The figures of `Tests/Golden/statistics.json` and `ranking.json`, which scripts of these names in
/// `Scripts/golden` write.
enum Golden {
  /// The rows of one function: arguments, then expected figures; an infinite figure is `null`.
  static func rows(_ name: String, in file: String = "statistics.json") throws -> [JSONValue] {
    let text = try FileReader.bytes(at: GoldenFile.path(file))
    let rows = try #require(try JSONValue.parse(text)[name]?.arrayValue)
    #expect(!rows.isEmpty)
    return rows
  }

  /// Rows that hold numbers only.
  static func numbers(_ name: String) throws -> [[Double]] {
    try rows(name).map { try #require($0.arrayValue).map { $0.doubleValue ?? .infinity } }
  }
}

extension JSONValue {
  /// An element that must be a number.
  func number(_ index: Int) throws -> Double { try #require(self[index]?.doubleValue) }

  /// An element that must be a list of numbers.
  func numbers(_ index: Int) throws -> [Double] {
    try #require(self[index]?.arrayValue).map { try #require($0.doubleValue) }
  }

  /// An element that must be a list of whole numbers.
  func integers(_ index: Int) throws -> [Int] { try numbers(index).map { Int($0) } }

  /// An element that must be a list of lists of numbers.
  func table(_ index: Int) throws -> [[Double]] {
    let rows = try #require(self[index]?.arrayValue)
    return try rows.indices.map { try #require(self[index]).numbers($0) }
  }
}

/// The relative error asked of every closed formula.
let closedFormTolerance = 1e-9

/// The error asked of integrals.
let quadratureTolerance = 1e-6

/// Expects `found` within `tolerance` of `expected`, relative; zero and infinity are met exactly.
func expectClose(
  _ found: Double, _ expected: Double, tolerance: Double = closedFormTolerance,
  _ context: @autoclosure () -> String = "", at location: SourceLocation = #_sourceLocation
) {
  let isClose =
    found == expected || (found - expected).magnitude <= tolerance * expected.magnitude
  #expect(isClose, "\(found) instead of \(expected) \(context())", sourceLocation: location)
}

/// The same for an interval.
func expectClose(
  _ found: Interval, _ lower: Double, _ upper: Double, tolerance: Double = closedFormTolerance,
  _ context: @autoclosure () -> String = "", at location: SourceLocation = #_sourceLocation
) {
  expectClose(found.lower, lower, tolerance: tolerance, context(), at: location)
  expectClose(found.upper, upper, tolerance: tolerance, context(), at: location)
}
