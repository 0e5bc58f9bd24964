/// What a column of an export holds.
enum ExportRole: String, CaseIterable {
  case adID = "ad id"
  case adName = "ad name"
  case image
  case size
  case campaign
  case adGroup = "ad group"
  case assetGroup = "asset group"
  case family
  case day
  case start = "reporting starts"
  case end = "reporting ends"
  case impressions
  case linkClicks = "link clicks"
  case clicks
  case spend
  case conversions
  case results
  case resultKind = "result indicator"
  case revenue
  case currency
  case publisher = "platform"
  case placement
  case age
  case gender
  case country
  case region
  case segment
  case device

  /// The columns that split an ad's figures, and which dimension each belongs to.
  static let breakdowns: [(role: ExportRole, dimension: Dimension)] = [
    (.publisher, .placement), (.placement, .placement), (.segment, .segment), (.age, .segment),
    (.gender, .segment), (.country, .segment), (.region, .segment), (.device, .device),
  ]

  /// The dimensions of an observation besides the day.
  enum Dimension: Int, CaseIterable { case placement, segment, device }

  /// The role of a heading, folded by `fold`.
  static let byName: [String: ExportRole] = {
    var names: [String: ExportRole] = [:]
    for (role, aliases) in aliases {
      for alias in aliases { names[alias] = role }
    }
    return names
  }()

  /// All headings known, folded, those in English first within a role.
  static let names = aliases.flatMap(\.1)

  /// Headings as Meta Ads Manager, Google Ads and the neutral table write them, in English and as German,
  /// French, Spanish, Portuguese and Italian accounts export them.
  private static let aliases: [(ExportRole, [String])] = [
    (
      .adID,
      [
        "ad id", "ad_id", "adid", "anzeigen-id", "id de la publicité", "identificador del anuncio",
        "identificação do anúncio",
      ]
    ),
    (
      .adName,
      [
        "ad name", "ad_name", "ad", "creative", "creative name", "asset", "asset name",
        "name der anzeige", "anzeigenname", "anzeigentitel", "nom de la publicité", "nom de la pub",
        "nom de l'annonce", "nombre del anuncio", "nome do anúncio", "nome dell'inserzione",
      ]
    ),
    (.image, ["image", "image name", "image file", "path", "file", "filename", "image asset"]),
    (.size, ["size", "ad size", "creative size", "banner size"]),
    (
      .campaign,
      [
        "campaign", "campaign name", "campaign_name", "kampagne", "kampagnenname",
        "nom de la campagne", "campagne", "nombre de la campaña", "campaña", "nome da campanha",
        "campanha", "nome della campagna", "campagna",
      ]
    ),
    (
      .adGroup,
      [
        "ad set name", "ad set", "adset name", "ad group", "ad group name", "anzeigengruppe",
        "name der anzeigengruppe", "nom de l'ensemble de publicités", "groupe d'annonces",
        "nombre del conjunto de anuncios", "grupo de anuncios", "nome do conjunto de anúncios",
      ]
    ),
    (.assetGroup, ["asset group", "asset group name"]),
    (.family, ["family", "concept"]),
    (
      .day,
      ["day", "date", "tag", "datum", "jour", "día", "dia", "fecha", "data", "giorno"]
    ),
    (
      .start,
      [
        "reporting starts", "start date", "beginn des berichts", "berichtsstart",
        "début des rapports", "inicio del informe", "início dos relatórios",
      ]
    ),
    (
      .end,
      [
        "reporting ends", "end date", "ende des berichts", "berichtsende", "fin des rapports",
        "fin del informe", "término dos relatórios", "encerramento dos relatórios",
      ]
    ),
    (
      .impressions,
      [
        "impressions", "impr.", "impr", "impressionen", "impresiones", "impressões",
        "impression", "impressioni",
      ]
    ),
    (
      .linkClicks,
      [
        "link clicks", "inline link clicks", "link-klicks", "clics sur un lien",
        "clics en el enlace", "cliques no link", "clic sul link",
      ]
    ),
    (
      .clicks,
      [
        "clicks", "clicks (all)", "klicks", "klicks (alle)", "clics", "clics (tous)",
        "clics (todos)", "cliques", "cliques (todos)", "clic", "clic (tutti)",
      ]
    ),
    (
      .spend,
      [
        "amount spent", "spend", "cost", "ausgegebener betrag", "kosten", "montant dépensé",
        "coût", "importe gastado", "costo", "coste", "valor usado", "valor gasto", "custo",
        "importo speso",
      ]
    ),
    (
      .conversions,
      [
        "conversions", "purchases", "conv.", "käufe", "conversiones", "achats", "compras",
        "conversões", "conversioni", "acquisti", "website purchases",
      ]
    ),
    (.results, ["results", "ergebnisse", "résultats", "resultados", "risultati"]),
    (
      .resultKind,
      [
        "result indicator", "result type", "ergebnisindikator", "ergebnistyp",
        "indicateur de résultats", "type de résultat", "indicador de resultados",
        "tipo de resultado", "indicatore dei risultati", "tipo di risultato",
      ]
    ),
    (
      .revenue,
      [
        "revenue", "conv. value", "conversion value", "total conv. value",
        "purchases conversion value", "purchase conversion value", "conversion-wert",
        "conversion-wert für käufe", "valeur de conversion", "valeur de conversion des achats",
        "valor de conversión de compras", "valor de conv.", "umsatz",
      ]
    ),
    (
      .currency,
      [
        "currency", "currency code", "währung", "währungscode", "devise", "code de devise",
        "moneda",
      ]
    ),
    (.publisher, ["platform", "publisher platform", "plattform", "plateforme", "plataforma"]),
    (
      .placement,
      [
        "placement", "network", "network (with search partners)", "ad network type",
        "platzierung", "emplacement", "ubicación", "posicionamento",
      ]
    ),
    (.age, ["age", "alter", "âge", "edad", "idade", "età", "age range"]),
    (.gender, ["gender", "geschlecht", "sexe", "sexo", "genere", "género"]),
    (.country, ["country", "land", "pays", "país", "paese"]),
    (.region, ["region", "région", "región", "região"]),
    (.segment, ["segment", "audience"]),
    (
      .device,
      [
        "device", "impression device", "device platform", "gerät", "gerätetyp", "appareil",
        "dispositivo", "device type",
      ]
    ),
  ]

  /// A heading without capitals, surplus blanks, curved apostrophes and the currency at its end.
  static func fold(_ heading: String) -> (name: String, currency: String?) {
    let words = heading.split { $0.isWhitespace || $0 == "\u{feff}" }
    var name = words.joined(separator: " ").lowercased()
    name = String(name.map { $0 == "\u{2019}" ? "'" : $0 })
    if let open = name.lastIndex(of: "("), name.hasSuffix(")") {
      let inside = name[name.index(after: open)...].dropLast()
      let code = heading.split(separator: "(").last?.prefix { $0 != ")" }
      if inside.utf8.count == 3, let code, code.allSatisfy({ ("A"..."Z").contains($0) }) {
        name = name[..<open].split(separator: " ").joined(separator: " ")
        return (name, String(code))
      }
    }
    return (name, nil)
  }
}
