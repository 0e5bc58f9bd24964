/// How rows are written.
enum OutputFormat: String, Sendable {
  /// Aligned columns for people.
  case table

  /// One document.
  case json

  /// One JSON object a line.
  case jsonl

  /// RFC 4180, for spreadsheets.
  case csv

  /// A list of objects as COCO's tools read results.
  case coco
}
