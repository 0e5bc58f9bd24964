/// A system of writing.
public enum Script: String, Hashable, Sendable, CaseIterable {
  case latin
  case greek
  case cyrillic
  case han
  case kana
  case hangul
  case arabic

  /// Characters a font must have to be used for it.
  var sample: String {
    switch self {
    case .latin: "AaGgQqRr0123456789%!&"
    case .greek: "ΑαΓγΣςΩωά"
    case .cyrillic: "ЖжЯяЩщЮю"
    case .han: "新品限时优惠立即购买"
    case .kana: "あいうアイウのをッー今"
    case .hangul: "가격할인지금무료"
    case .arabic: "\u{FE8D}\u{FE91}\u{FEB3}\u{FEE3}\u{FEF2}\u{FEFB}"
    }
  }

  /// Whether lines break between any two letters.
  var breaksAnywhere: Bool { self == .han || self == .kana }
}
