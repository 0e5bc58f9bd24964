import FileFormats

/// Words of text files, for headlines that no list of ours holds.
enum Briefs {
  /// The files that are read.
  static let kinds: Set<String> = ["txt", "jsonl"]

  /// Longer files are refused.
  static let largestFile = 4 << 20

  /// The words of each line: of a JSON string, or of the line itself.
  ///
  /// Paths, addresses and numbers are left out.
  static func sentences(_ bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let text =
        (try? JSONValue.parse(Array(line)))?.stringValue ?? String(decoding: line, as: UTF8.self)
      let words = text.split(whereSeparator: \.isWhitespace).compactMap(word)
      return words.count >= 4 ? words : nil
    }
  }

  /// A word of letters and what joins them, without the marks around it.
  private static func word(_ piece: Substring) -> String? {
    var piece = piece
    while let last = piece.last, last.isPunctuation { piece.removeLast() }
    while let first = piece.first, first.isPunctuation { piece.removeFirst() }
    let isPlain = piece.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "'" || $0 == "-") }
    return isPlain && !piece.isEmpty && piece.count <= 16 ? String(piece) : nil
  }
}
