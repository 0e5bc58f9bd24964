/// Whether a cell looks like the beginning of a row that sums others up.
enum SumMark {
  /// It does not.
  case absent

  /// It may: `Total account`, but `Total comfort` may be the name of an ad.
  case possible

  /// It does: `Total`, `Total : Ads`, `Итого - Поиск`, `合計：広告`.
  case certain

  /// Looks at a cell without blanks around it.
  init(_ cell: String) {
    self = .absent
    guard let first = cell.unicodeScalars.first, Self.initials.contains(first),
      cell.utf8.count <= 200
    else { return }
    let folded = cell.lowercased()
    for word in Self.words where folded.hasPrefix(word) {
      let rest = folded.dropFirst(word.count)
      let tail = rest.drop(while: \.isWhitespace)
      guard let next = tail.first else {
        self = .certain
        return
      }
      let isApart = tail.startIndex > rest.startIndex
      let isFollowedByBlank = tail.dropFirst().first?.isWhitespace ?? true
      // A dash between letters joins them: `total-body`.
      if ":：".contains(next) || "-–—".contains(next) && (isApart || isFollowedByBlank) {
        self = .certain
        return
      }
      if isApart { self = .possible }
    }
  }

  /// What sums are called where accounts are in English, German, French, Spanish, Portuguese,
  /// Italian, Dutch, Swedish, Polish, Czech, Turkish, Finnish, Hungarian, Russian, Ukrainian,
  /// Japanese, Chinese and Korean.
  private static let words = [
    "total", "totals", "grand total", "gesamt", "gesamtsumme", "insgesamt", "summe", "totaux",
    "totales", "suma", "totais", "totale", "totali", "totaal", "totalt", "razem", "celkem",
    "toplam", "yhteensä", "összesen", "итого", "всего", "всього", "усього", "разом", "合計", "総計",
    "总计", "合计", "總計", "합계", "총계",
  ]

  /// What these begin with, so that other cells are passed over at once.
  private static let initials = Set(
    words.flatMap { [$0, $0.uppercased()] }.compactMap(\.unicodeScalars.first))
}
