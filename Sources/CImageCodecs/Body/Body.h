// The innermost loops on pixels. Included once by each file in Variants, which defines NAME(x), to make
// names unique.

#include "CImageCodecs.h"
#include <string.h>

// Vectors only pass between functions of this file, all of which are inlined.
#pragma clang diagnostic ignored "-Wpsabi"
// Results are the same bits for every instruction set.
#pragma STDC FP_CONTRACT OFF

#include "Resize.h"
