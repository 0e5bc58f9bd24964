// What every processor of the architecture has: SSE2 on x86-64, without fused multiply-add, and NEON
// on arm64, which always has it.

#if defined(__aarch64__)
#define VW 4
#define NV 4
#define FUSED 1
#define SET_NAME "neon"
#else
#define VW 4
#define NV 2
#define FUSED 0
#define SET_NAME "portable"
#endif
#define MR 6
#define NAME(x) x##_portable

#include "../Body/Body.h"
