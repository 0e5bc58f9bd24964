import FileFormats

/// Why a whole export was refused; nothing of it is stored.
public enum ExportError: Error, Hashable, Sendable {
  /// The file is empty, or holds a header and no rows.
  case empty

  /// The file is UTF-16 that ends in half a character or holds half a pair.
  case notText

  /// The table itself is broken.
  case csv(CSVError)

  /// No row names the columns that are needed; `nearest` are those meant perhaps.
  case unknownColumns(seen: [String], missing: [String], nearest: [String])

  /// Dates are written in two ways.
  case mixedDates(first: String, firstLine: Int, second: String, secondLine: Int)

  /// Amounts are in several currencies.
  case mixedCurrencies([String])

  /// No row can be used; the first refusal tells why.
  case noRows(refused: Int, first: ExportRefusal?)

  /// A campaign has figures of another platform already.
  case otherPlatform(campaign: String, stored: ExportPlatform, found: ExportPlatform)

  /// A campaign has amounts in another currency already.
  case otherCurrency(campaign: String, stored: String, found: String)

  /// The figures of an ad, with those stored already, are for periods that overlap in part.
  case overlappingPeriods(ad: String, one: String, other: String)
}

extension ExportError: CustomStringConvertible {
  /// The reason and the next step, without the path, which the caller knows.
  public var description: String {
    switch self {
    case .empty: return "is empty; export at least one row with its header"
    case .notText: return "is damaged UTF-16; export it again, or save it as UTF-8"
    case .csv(let error): return error.description
    case .unknownColumns(let seen, let missing, let nearest):
      let names = seen.prefix(16).map { quoted($0) }.joined(separator: ", ")
      let rest = seen.count > 16 ? " and \(seen.count - 16) more" : ""
      let hint =
        nearest.isEmpty
        ? "" : "; near: \(nearest.map { quoted($0) }.joined(separator: ", "))"
      return "has no column for \(missing.joined(separator: ", ")); seen: "
        + (names.isEmpty ? "none" : names) + rest + hint
    case .mixedDates(let first, let firstLine, let second, let secondLine):
      return
        "writes dates in two ways: \(quoted(first)) in line \(firstLine) and \(quoted(second)) in "
        + "line \(secondLine); export it with one form"
    case .mixedCurrencies(let codes):
      return
        "has amounts in \(codes.map { quoted($0) }.joined(separator: " and ")); export one currency "
        + "at a time"
    case .noRows(let refused, let first):
      guard let first else { return "has no rows with figures; export at least one day" }
      return
        "has no row that can be used, \(refused) were refused; line \(first.line): \(first.reason)"
    case .otherPlatform(let campaign, let stored, let found):
      return "is from \(found.name), but the figures of campaign \(quoted(campaign)) are from "
        + "\(stored.name); import it under another name with --campaign"
    case .otherCurrency(let campaign, let stored, let found):
      return "has amounts in \(quoted(found)), but those of campaign \(quoted(campaign)) are in "
        + "\(quoted(stored)); import it under another name with --campaign"
    case .overlappingPeriods(let ad, let stored, let found):
      return
        "has figures of \(quoted(ad)) for \(found), which overlap those for \(stored); export the "
        + "same periods, or remove the campaign first"
    }
  }
}

/// A row of an export that was left out.
public struct ExportRefusal: Hashable, Sendable {
  /// The kinds of reasons.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case clicksAboveImpressions = "clicks-above-impressions"
    case negative
    case duplicate
    case future
    case notANumber = "not-a-number"
    case notADate = "not-a-date"
    case nameless
    case tooShort = "too-short"
  }

  /// The line of the file the row begins in, from 1.
  public let line: Int

  /// The kind of reason.
  public let kind: Kind

  /// What is wrong, in words.
  public let reason: String
}
