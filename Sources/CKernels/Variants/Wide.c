// The tile of AVX-512 compiled for AVX2, so that processors without AVX-512 can test its logic. Slow.

#if defined(__x86_64__)

#include "CKernels.h"
#include <stdint.h>

#define VW 16
#define NV 2
#define MR 12
#define FUSED 1
#define SET_NAME "wide"
#define NAME(x) x##_wide

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "../Body/Body.h"
#pragma clang attribute pop

#endif
