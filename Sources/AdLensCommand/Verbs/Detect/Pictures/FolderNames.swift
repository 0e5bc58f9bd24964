import AdLens

/// Folders for classes, whose names may hold anything.
enum FolderNames {
  /// The most characters of a name.
  private static let limit = 80

  /// A name for each class that every file system takes, no two alike, not even in capitals.
  static func names(for classes: [String]) -> [String] {
    var taken: Set<String> = []
    return classes.map { name in
      let plain = safe(name)
      var candidate = plain
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = "\(plain)-\(number)"
        number += 1
      }
      return candidate
    }
  }

  /// The name with what separates folders, or what some system does not take, replaced by `_`.
  private static func safe(_ name: String) -> String {
    let reserved: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
    var result = ""
    for character in name.prefix(limit) {
      // Controls are those that a message would not print.
      let isPlain = !reserved.contains(character) && printable(String(character)).first == character
      result.append(isPlain ? character : "_")
    }
    while let last = result.last, last == "." || last == " " { result.removeLast() }
    if result.isEmpty || result.hasPrefix(".") { result = "_" + result.dropFirst() }
    return result
  }
}
