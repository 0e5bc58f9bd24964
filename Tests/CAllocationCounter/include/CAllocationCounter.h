// Counts every allocation of the process, for tests that promise none.

#ifndef C_ALLOCATION_COUNTER_H
#define C_ALLOCATION_COUNTER_H

/// Whether allocations can be counted here: not under a sanitizer, which brings its own allocator.
int adlens_counts_allocations(void);

/// Starts counting.
void adlens_allocations_start(void);

/// The allocations of all threads since counting started.
long adlens_allocations(void);

#endif
