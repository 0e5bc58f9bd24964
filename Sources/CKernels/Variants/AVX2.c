// AVX2 and FMA: 16 registers of 8 floats, a tile of 6 x 16.

#if defined(__x86_64__)

#include "CKernels.h"
#include <stdint.h>

#define VW 8
#define NV 2
#define MR 6
#define FUSED 1
#define SET_NAME "avx2"
#define NAME(x) x##_avx2

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "../Body/Body.h"
#pragma clang attribute pop

#endif
