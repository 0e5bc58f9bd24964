/// A cell to write: only texts are guarded against being read as formulas.
public enum CSVCell: Hashable, Sendable {
  /// A text, from anywhere.
  case text(String)

  /// An integer.
  case integer(Int)

  /// A number with its shortest digits; NaN and infinities leave the cell empty.
  case number(Double)

  /// A number in this form, such as the result of `fixed`.
  case formatted(String)

  /// Nothing.
  case empty
}

extension CSVCell: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByNilLiteral
{
  /// Creates a text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// Creates an integer.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// Creates a number.
  public init(floatLiteral value: Double) { self = .number(value) }

  /// Creates an empty cell.
  public init(nilLiteral: ()) { self = .empty }
}
