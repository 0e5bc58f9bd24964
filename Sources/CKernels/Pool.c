// A pool of threads that share the tasks of one call, without allocating and with a fork and join of
// a few microseconds: workers spin for a short while after a call and sleep only then.
//
// The tasks of a call are dealt out in equal runs, the first run to the caller: tasks next to each other
// mostly read and write memory next to each other, so that what a core wrote in one call is still in its
// own cache in the next. A thread takes its run from the front, and when that is used up, the runs of
// others from the back.
//
// What is left of a run is one atomic word with the number of the call: a worker that wakes up late cannot
// take a task of a call that is over, and the caller waits for tasks that were taken, never for threads
// that slept.

#include "CKernels.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

// A Swift closure `(Int, Int) -> Void`: a function in Swift's calling convention and its context.
typedef __attribute__((swiftcall)) void (*Body)(
  long task, long worker, __attribute__((swift_context)) void *context);

enum { spins = 4000 };

// A run: call << 40 | end << 20 | begin.
enum { index_bits = 20, most_tasks = (1 << index_bits) - 1 };
#define BEGIN(run) ((long)((run)&most_tasks))
#define END(run) ((long)((run) >> index_bits & most_tasks))

// In a line of the cache each, which no other thread touches until it has nothing else to do.
typedef struct { _Alignas(64) _Atomic uint64_t left; } Run;

struct adl_pool {
  Run *runs;                       // one of each thread, the caller's first
  _Alignas(64) _Atomic uint64_t call;  // how many calls there have been
  _Atomic bool is_stopping;
  long first;  // of the tasks of this call
  Body body;
  void *context;
  _Alignas(64) _Atomic long done;  // tasks of this call that are finished

  pthread_mutex_t calls;  // held for the length of a call
  pthread_mutex_t lock;   // guards going to sleep
  pthread_cond_t work;
  _Atomic long sleepers;
  long started;
  pthread_t threads[];
};

typedef struct { adl_pool *pool; long worker; } Start;

// Whether this thread is inside a task: calls from there run inline.
static _Thread_local bool is_inside;

static inline void relax(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static inline void finish(adl_pool *pool, long task, long worker) {
  // The call cannot end before this task is done, so its fields are stable from here.
  pool->body(pool->first + task, worker, pool->context);
  atomic_fetch_add_explicit(&pool->done, 1, memory_order_release);
}

// Works on the current call until none of its tasks is left.
static void take_tasks(adl_pool *pool, long worker) {
  const long threads = pool->started + 1;
  for (long i = 0; i < threads; i++) {
    _Atomic uint64_t *left = &pool->runs[(worker + i) % threads].left;
    uint64_t run = atomic_load_explicit(left, memory_order_acquire);
    while (BEGIN(run) < END(run)) {
      const uint64_t rest = i == 0 ? run + 1 : run - (1 << index_bits);
      if (!atomic_compare_exchange_weak_explicit(
            left, &run, rest, memory_order_acq_rel, memory_order_acquire)) {
        continue;
      }
      finish(pool, i == 0 ? BEGIN(run) : END(run) - 1, worker);
      run = atomic_load_explicit(left, memory_order_acquire);
    }
  }
}

// Waits until there is another call than `seen`, or the pool stops.
static void wait_for_work(adl_pool *pool, uint64_t seen) {
#define IS_NEW (atomic_load(&pool->call) != seen || atomic_load(&pool->is_stopping))
  for (int i = 0; i < spins; i++) {
    if (IS_NEW) return;
    relax();
  }
  pthread_mutex_lock(&pool->lock);
  // Announced before the last look: a caller publishes first and then looks for sleepers.
  atomic_fetch_add(&pool->sleepers, 1);
  while (!IS_NEW) pthread_cond_wait(&pool->work, &pool->lock);
  atomic_fetch_sub(&pool->sleepers, 1);
  pthread_mutex_unlock(&pool->lock);
#undef IS_NEW
}

static void *worker_main(void *argument) {
  const Start start = *(Start *)argument;
  free(argument);
  is_inside = true;
  uint64_t seen = 0;
  while (!atomic_load(&start.pool->is_stopping)) {
    wait_for_work(start.pool, seen);
    seen = atomic_load(&start.pool->call);
    take_tasks(start.pool, start.worker);
  }
  return NULL;
}

adl_pool *adl_pool_create(long threads) {
  // Whole lines of the cache, as the alignment asks for.
  const size_t size = (sizeof(adl_pool) + sizeof(pthread_t) * (size_t)threads + 63) / 64 * 64;
  adl_pool *pool = aligned_alloc(64, size);
  Run *runs = aligned_alloc(64, sizeof(Run) * (size_t)threads);
  if (!pool || !runs) {
    free(pool);
    free(runs);
    return NULL;
  }
  memset(pool, 0, size);
  memset(runs, 0, sizeof(Run) * (size_t)threads);
  pool->runs = runs;
  pthread_mutex_init(&pool->calls, NULL);
  pthread_mutex_init(&pool->lock, NULL);
  pthread_cond_init(&pool->work, NULL);
  for (long worker = 1; worker < threads; worker++) {
    Start *start = malloc(sizeof(Start));
    if (!start) break;
    *start = (Start){pool, worker};
    if (pthread_create(&pool->threads[pool->started], NULL, worker_main, start) != 0) {
      free(start);
      break;  // fewer threads do the same work
    }
    pool->started++;
  }
  return pool;
}

void adl_pool_destroy(adl_pool *pool) {
  pthread_mutex_lock(&pool->lock);
  atomic_store(&pool->is_stopping, true);
  pthread_cond_broadcast(&pool->work);
  pthread_mutex_unlock(&pool->lock);
  for (long i = 0; i < pool->started; i++) pthread_join(pool->threads[i], NULL);
  pthread_cond_destroy(&pool->work);
  pthread_mutex_destroy(&pool->lock);
  pthread_mutex_destroy(&pool->calls);
  free(pool->runs);
  free(pool);
}

// Runs fewer tasks than a run can count.
static void run_call(adl_pool *pool, long first, long tasks, Body body, void *context) {
  pool->first = first;
  pool->body = body;
  pool->context = context;
  atomic_store_explicit(&pool->done, 0, memory_order_relaxed);
  const uint64_t call = atomic_load(&pool->call) + 1;
  const long threads = pool->started + 1;
  // From here on a thread that looks may take tasks; the number of the call wakes those that wait.
  for (long i = 0; i < threads; i++) {
    const uint64_t begin = (uint64_t)(tasks * i / threads), end = (uint64_t)(tasks * (i + 1) / threads);
    atomic_store_explicit(
      &pool->runs[i].left, call << 2 * index_bits | end << index_bits | begin, memory_order_release);
  }
  atomic_store(&pool->call, call);
  if (atomic_load(&pool->sleepers) > 0) {
    pthread_mutex_lock(&pool->lock);
    pthread_cond_broadcast(&pool->work);
    pthread_mutex_unlock(&pool->lock);
  }
  is_inside = true;
  take_tasks(pool, 0);
  is_inside = false;
  for (long i = 0; atomic_load_explicit(&pool->done, memory_order_acquire) < tasks; i++) {
    if (i < spins) relax();
    else sched_yield();
  }
}

// Called from Swift, which declares it with a closure as its last parameter: the function and the
// context are that closure.
__attribute__((swiftcall)) void adl_pool_run(
  adl_pool *pool, long tasks, Body body, void *context) {
  if (tasks <= 1 || pool->started == 0 || is_inside) {
    for (long task = 0; task < tasks; task++) body(task, 0, context);
    return;
  }
  pthread_mutex_lock(&pool->calls);
  for (long first = 0; first < tasks; first += most_tasks) {
    const long left = tasks - first;
    run_call(pool, first, left < most_tasks ? left : most_tasks, body, context);
  }
  pthread_mutex_unlock(&pool->calls);
}
