import Tensors

/// Invented names of companies.
enum BrandNames {
  private static let heads = [
    "Al", "Bo", "Ca", "Do", "El", "Fa", "Glo", "Ha", "Ino", "Ju", "Ka", "Lu", "Mo", "No", "Ora",
    "Pa", "Qui", "Ro", "Sol", "Ta", "Uma", "Ve", "Wa", "Xi", "Yo", "Zen", "Bri", "Cle", "Dra",
    "Stra", "Tri", "Vol", "Nor", "Fen", "Mar", "Sky", "Pine", "River", "Stone", "Blue",
  ]
  private static let middles = [
    "", "", "", "ra", "li", "no", "ve", "mi", "to", "sa", "ne", "do", "va", "lu", "ri",
  ]
  private static let tails = [
    "ra", "lo", "ta", "xo", "via", "no", "ly", "mo", "ri", "nex", "do", "sta", "vo", "lia", "ter",
    "mer", "field", "works", "lab", "box", "ify", "hub", "wood", "mart", "go", "pay", "air", "fit",
    "kin", "sen", "berg", "wear", "lane", "press",
  ]
  private static let suffixes = ["", "", "", "", "", " & Co", " Group", " Studio", " Bank", "24"]

  /// The name of a brand's number; always the same.
  static func name(_ random: inout RandomGenerator) -> String {
    let name = random.pick(heads) + random.pick(middles) + random.pick(tails)
    return name + random.pick(suffixes)
  }
}
