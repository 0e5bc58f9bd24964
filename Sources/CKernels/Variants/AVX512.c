// AVX-512: 32 registers of 16 floats, a tile of 12 x 32.

#if defined(__x86_64__)

#include "CKernels.h"
#include <stdint.h>

#define VW 16
#define NV 2
#define MR 12
#define FUSED 1
#define SET_NAME "avx512"
#define NAME(x) x##_avx512

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq,avx512bw,avx2,fma"))), apply_to = function)
#include "../Body/Body.h"
#pragma clang attribute pop

#endif
