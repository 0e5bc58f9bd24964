#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The functions of the C library under this module's own names, so that files need no conditional imports.

func exp(_ value: Double) -> Double {
  #if canImport(Glibc)
    Glibc.exp(value)
  #else
    Darwin.exp(value)
  #endif
}

func log(_ value: Double) -> Double {
  #if canImport(Glibc)
    Glibc.log(value)
  #else
    Darwin.log(value)
  #endif
}

/// The probability of a logit.
public func sigmoid(_ logit: Double) -> Double {
  logit >= 0 ? 1 / (1 + exp(-logit)) : exp(logit) / (1 + exp(logit))
}

/// The logit of a probability strictly between 0 and 1.
public func logit(_ probability: Double) -> Double { log(probability / (1 - probability)) }

/// The mean rate of a normal logit, to the second order of its variance: for millions of rows, where quadrature is dear.
func meanRate(logit: Double, variance: Double) -> Double {
  sigmoid(logit + variance * (1 - 2 * sigmoid(logit)) / 2)
}
