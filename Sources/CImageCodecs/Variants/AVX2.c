// AVX2: vectors of eight floats.

#if defined(__x86_64__)

#define NAME(x) x##_avx2

// Headers of the system stay outside.
#include "CImageCodecs.h"
#include <string.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "../Body/Body.h"
#pragma clang attribute pop

#endif
