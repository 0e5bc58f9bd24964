// What every processor of the architecture has: SSE2 on x86-64, NEON on arm64.

#define NAME(x) x##_portable

#include "../Body/Body.h"
