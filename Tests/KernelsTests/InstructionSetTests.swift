import Kernels
import Testing

@Suite struct InstructionSetTests {
  @Test func `a set can be chosen for a while`() {
    let usual = InstructionSet.current
    for set in InstructionSet.available {
      set.using { #expect(InstructionSet.current == set) }
    }
    #expect(InstructionSet.current == usual)
    #expect(!InstructionSet.available.isEmpty)
  }

  @Test func `the widest set is used unless the variable names one`() throws {
    #expect(try InstructionSet.selected(by: nil).get() == InstructionSet.available.last)
    #expect(try InstructionSet.selected(by: "").get() == InstructionSet.available.last)
    #expect(try InstructionSet.selected(by: "portable").get() == InstructionSet.available.first)
    for set in InstructionSet.available {
      #expect(try InstructionSet.selected(by: set.rawValue).get() == set)
    }
  }

  @Test func `a set that nobody knows or this processor lacks is an error that says what to do`() {
    #expect(InstructionSet.selected(by: "sse9") == .failure(.unknown(value: "sse9")))
    #expect(
      InstructionSetError.unknown(value: "sse9").description
        == "ADLENS_ISA=sse9: no such instruction set; use portable, avx2, avx512, or unset it")
    for set in InstructionSet.allCases
    where !InstructionSet.available.contains(set) && set != .portable {
      let error = InstructionSetError.unsupported(set, available: InstructionSet.available)
      #expect(InstructionSet.selected(by: set.rawValue) == .failure(error))
      #expect(error.description.contains("available: "))
    }
  }
}
