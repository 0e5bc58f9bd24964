import FileFormats
import Testing

@Suite struct JSONValueTests {
  let value: JSONValue = [
    "epochs": 40, "lr": 0.5, "whole": 3.0, "name": "x", "on": true, "list": [1, 2], "in": ["a": 1],
    "names": ["a", "b"], "mixed": [1, "a"],
  ]

  @Test func `values are found in their types`() throws {
    #expect(try value.integer("epochs") == 40)
    #expect(try value.integer("whole") == 3)
    #expect(try value.number("epochs") == 40)
    #expect(try value.number("lr") == 0.5)
    #expect(try value.string("name") == "x")
    #expect(try value.bool("on"))
    #expect(try value.integers("list") == [1, 2])
    #expect(try value.numbers("list") == [1, 2])
    #expect(try value.strings("names") == ["a", "b"])
    #expect(try value.object("in")["a"] == 1)
    #expect(try value.array("list").count == 2)
    #expect(value["list"]?[1] == 2)
    #expect(value["list"]?[2] == nil)
    #expect(value["none"] == nil)
    #expect(value[0] == nil)
  }

  @Test func `a missing key and a wrong type are told apart`() {
    #expect(throws: JSONError.missingKey("none")) { try value.integer("none") }
    #expect(throws: JSONError.wrongType(key: "lr", expected: "an integer")) {
      try value.integer("lr")
    }
    #expect(throws: JSONError.wrongType(key: "mixed", expected: "a list of integers")) {
      try value.integers("mixed")
    }
  }

  @Test(arguments: [3, 12, 13, 40])
  func `objects keep order while keys come, change and go`(count: Int) {
    var object = JSONObject()
    for number in 0..<count { object["k\(number)"] = .integer(number) }
    #expect(object.keys == (0..<count).map { "k\($0)" })
    #expect(object["k\(count - 1)"] == .integer(count - 1))
    object["k1"] = "new"
    #expect(object.count == count)
    #expect(object["k1"] == "new")
    object["k0"] = nil
    #expect(object.count == count - 1)
    #expect(object["k0"] == nil)
    #expect(object["k1"] == "new")
    #expect(object["k\(count - 1)"] == .integer(count - 1))
    object["k0"] = 0
    #expect(object.keys.last == "k0")
  }

  @Test func `a literal that names a key twice traps`() async {
    await #expect(processExitsWith: .failure) {
      let value: JSONValue = ["a": 1, "a": 2]
      print(value)
    }
  }
}
