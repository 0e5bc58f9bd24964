// Which instruction sets this processor can run.

#include "CKernels.h"

extern const adl_kernels adl_kernels_of_portable;
#if defined(__x86_64__)
extern const adl_kernels adl_kernels_of_avx2;
extern const adl_kernels adl_kernels_of_avx512;
extern const adl_kernels adl_kernels_of_wide;
#endif

const adl_kernels *adl_kernels_for(int set) {
#if defined(__x86_64__)
  const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (set == adl_avx2) return has_avx2 ? &adl_kernels_of_avx2 : 0;
  if (set == adl_wide) return has_avx2 ? &adl_kernels_of_wide : 0;
  if (set == adl_avx512) {
    const bool has_avx512 = has_avx2 && __builtin_cpu_supports("avx512f")
      && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512bw");
    return has_avx512 ? &adl_kernels_of_avx512 : 0;
  }
#endif
  return set == adl_portable ? &adl_kernels_of_portable : 0;
}

static _Thread_local const adl_kernels *thread_kernels;

const adl_kernels *adl_thread_kernels(void) { return thread_kernels; }

void adl_set_thread_kernels(const adl_kernels *kernels) { thread_kernels = kernels; }
