/// What ads say in one language.
struct Phrasebook: Sendable {
  /// The language's code, as in `en`.
  let language: String
  let script: Script

  /// How often it is chosen.
  let weight: Float
  let headlines: [String]
  let sublines: [String]
  let buttons: [String]

  /// Words on badges beside numbers, as in `SALE`.
  let badges: [String]

  /// Small print.
  let legal: [String]

  /// How a price is written; `#` stands for the number.
  let price: String

  static let all: [Phrasebook] =
    [english] + western + [
      german, french, spanish, russian, ukrainian, greek, chinese, japanese, korean, arabic,
    ]
}
