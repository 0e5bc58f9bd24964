// Vectors of VW floats, and how a product is added up.
//
// A variant defines: VW floats a vector, NV vectors a tile row, MR tile rows, FUSED (1 where the
// instruction set has fused multiply-add) and NAME(x), which makes names unique.

#include "CKernels.h"
#include <stdint.h>

// Vectors only pass between functions of this file, all of which are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")
// Iterations are independent: in-place calls are element by element.
#define VECTORIZE _Pragma("clang loop vectorize(assume_safety)")
#define NR (NV * VW)

typedef float NAME(V) __attribute__((ext_vector_type(VW)));
typedef int32_t NAME(I) __attribute__((ext_vector_type(VW)));
// The same vector wherever it lies in memory.
typedef float NAME(U) __attribute__((ext_vector_type(VW), aligned(4), may_alias));
#define V NAME(V)
#define I NAME(I)
#define U NAME(U)

INLINE V NAME(load)(const float *p) { return *(const U *)p; }
INLINE void NAME(store)(float *p, V x) { *(U *)p = x; }

// a * b + c. Without the instruction it is two roundings, never a call to libm.
INLINE V NAME(fma)(V a, V b, V c) {
#if FUSED
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}

// Hides where a pointer comes from. A loop over rows that ends with it steps from one to the next by an
// addition; the compiler would else keep a register for each of them, run out of registers, and spill.
#define STEP_BY_STEP(pointer) __asm__("" : "+r"(pointer))

// x clamped to low ... high; NaN stays.
INLINE V NAME(clamp)(V x, float low, float high) {
  x = (V)(low) > x ? (V)(low) : x;
  return (V)(high) < x ? (V)(high) : x;
}

// The first `count` floats at p (fewer than a vector), zeros after.
INLINE V NAME(load_part)(const float *p, long count) {
  float part[VW] = {0};
  for (long i = 0; i < count; i++) part[i] = p[i];
  return NAME(load)(part);
}

INLINE void NAME(store_part)(float *p, V x, long count) {
  float part[VW];
  NAME(store)(part, x);
  for (long i = 0; i < count; i++) p[i] = part[i];
}
