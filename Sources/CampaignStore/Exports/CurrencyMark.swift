/// What an export or the store says of a currency, a code such as `EUR` or a sign such as `$`, and the
/// currencies that it may mean.
struct CurrencyMark: Hashable {
  /// As it was written.
  let text: String

  /// The codes it may mean; what is not known means itself.
  let codes: Set<String>

  /// Reads a code or a sign.
  init(_ text: String) {
    self.text = text
    let signs = text.filter { !$0.isASCII || $0 == "$" }
    let letters = text.filter(\.isLetter).uppercased()
    if letters.utf8.count == 3 {
      codes = [letters]
    } else if let known = Self.known[letters + signs] {
      codes = known
    } else {
      codes = [text]
    }
  }

  /// The mark beside the number of a cell: its letters and signs; `nil` if it is bare.
  static func inCell(_ cell: String) -> String? {
    guard let first = cell.utf8.first, let last = cell.utf8.last else { return nil }
    if isDigit(first), isDigit(last) { return nil }
    let scalars = cell.unicodeScalars.filter {
      ("A"..."Z").contains($0) || $0.properties.generalCategory == .currencySymbol
    }
    return scalars.isEmpty ? nil : String(String.UnicodeScalarView(scalars))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether both may mean the same currency.
  func agrees(with other: CurrencyMark) -> Bool { !codes.isDisjoint(with: other.codes) }

  /// The one currency that all marks may mean: its code, or the first mark if several codes are left.
  ///
  /// - Returns: `nil` for no marks.
  /// - Throws: `ExportError.mixedCurrencies` if there is none.
  static func common(_ marks: [String]) throws(ExportError) -> String? {
    guard let first = marks.first else { return nil }
    var codes = CurrencyMark(first).codes
    for mark in marks { codes.formIntersection(CurrencyMark(mark).codes) }
    guard let code = codes.first else { throw .mixedCurrencies(marks) }
    return codes.count == 1 ? code : first
  }

  /// What signs mean, alone and behind letters.
  private static let known: [String: Set<String>] = [
    "$": [
      "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP",
      "BRL", "JMD", "TTD", "FJD", "BND", "BSD", "BBD", "BZD", "NAD",
    ],
    "US$": ["USD"], "C$": ["CAD"], "CA$": ["CAD"], "A$": ["AUD"], "AU$": ["AUD"], "NZ$": ["NZD"],
    "S$": ["SGD"], "SG$": ["SGD"], "HK$": ["HKD"], "NT$": ["TWD"], "MX$": ["MXN"], "R$": ["BRL"],
    "€": ["EUR"], "£": ["GBP", "EGP", "GIP", "FKP"], "E£": ["EGP"], "¥": ["JPY", "CNY"],
    "JP¥": ["JPY"], "CN¥": ["CNY"], "￥": ["JPY", "CNY"], "₹": ["INR"], "₩": ["KRW"], "₽": ["RUB"],
    "₺": ["TRY"], "₴": ["UAH"], "₫": ["VND"], "฿": ["THB"], "₪": ["ILS"], "₱": ["PHP"],
    "₦": ["NGN"], "₡": ["CRC"], "₲": ["PYG"], "₸": ["KZT"], "R": ["ZAR"], "RM": ["MYR"],
  ]
}
