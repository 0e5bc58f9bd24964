#include "CAllocationCounter.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

static atomic_long allocations;

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ADLENS_SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(ADLENS_SANITIZED)

// An executable's own malloc replaces the library's in every shared library too.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static void note(void) { atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed); }

void *malloc(size_t size) {
  note();
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  note();
  return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
  note();
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  note();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  note();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  note();
  void *made = __libc_memalign(alignment, size);
  if (made == NULL) return ENOMEM;
  *block = made;
  return 0;
}

int adlens_counts_allocations(void) { return 1; }
void adlens_allocations_start(void) { atomic_store(&allocations, 0); }

#elif defined(__APPLE__) && !defined(ADLENS_SANITIZED)

// The hook that Instruments uses; the bit 2 of the type marks an allocation.
typedef void(adlens_malloc_logger)(uint32_t, uintptr_t, uintptr_t, uintptr_t, uintptr_t, uint32_t);
extern adlens_malloc_logger *malloc_logger;

static void note(uint32_t type, uintptr_t zone, uintptr_t first, uintptr_t second,
                 uintptr_t result, uint32_t frames) {
  (void)zone, (void)first, (void)second, (void)result, (void)frames;
  if (type & 2) atomic_fetch_add_explicit(&allocations, 1, memory_order_relaxed);
}

int adlens_counts_allocations(void) { return 1; }

void adlens_allocations_start(void) {
  atomic_store(&allocations, 0);
  malloc_logger = note;
}

#else

int adlens_counts_allocations(void) { return 0; }
void adlens_allocations_start(void) {}

#endif

long adlens_allocations(void) { return atomic_load(&allocations); }
