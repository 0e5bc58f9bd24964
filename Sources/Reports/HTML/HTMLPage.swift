/// A page in one file: styles and pictures inside, no script, nothing from the net.
///
/// Its Content-Security-Policy lets nothing run or load, whatever a hostile name might smuggle in.
public struct HTMLPage: Sendable {
  /// The title in the window bar, as plain text.
  public var title: String

  /// The contents of `main`, as HTML.
  public var body: String

  /// Rules of a style sheet that only this page needs.
  public var style = ""

  /// Creates a page.
  public init(title: String, body: String) {
    self.title = title
    self.body = body
  }

  /// What the page may load: pictures inside it, and its own styles.
  public static let contentSecurityPolicy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

  /// The whole document.
  public var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="\(Self.contentSecurityPolicy)"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="referrer" content="no-referrer"/>
    <title>\(escaped(title))</title>
    <style>\(Self.style)\(Chart.style)\(style)</style>
    </head>
    <body>
    <main>
    \(body)
    </main>
    </body>
    </html>

    """
  }

  /// The `src` of a picture: PNG, JPEG, GIF or WebP by its first bytes; `nil` for anything else.
  public static func pictureSource(_ bytes: [UInt8]) -> String? {
    let kind: String
    switch bytes.prefix(4) {
    case [0x89, 0x50, 0x4e, 0x47]: kind = "png"
    case [0x47, 0x49, 0x46, 0x38]: kind = "gif"
    case [0x52, 0x49, 0x46, 0x46]: kind = "webp"
    case let first where first.starts(with: [0xff, 0xd8, 0xff]): kind = "jpeg"
    default: return nil
    }
    return "data:image/\(kind);base64,\(base64(bytes))"
  }
}
