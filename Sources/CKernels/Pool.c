// A pool of threads that share the tasks of one call, without allocating and with a fork and join of
// a few microseconds: workers spin for a short while after a call and sleep only then.
//
// One atomic word, the ticket, holds the number of the call and how many of its tasks are left. To
// take a task a thread swaps in the ticket with one task fewer; as the number of the call is part of
// the word, a worker that wakes up late cannot take a task of a call that is over, and the caller
// waits for tasks that were taken, never for threads that slept.

#include "CKernels.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

// A Swift closure `(Int, Int) -> Void`: a function in Swift's calling convention and its context.
typedef __attribute__((swiftcall)) void (*Body)(
  long task, long worker, __attribute__((swift_context)) void *context);

enum { spins = 4000 };

struct adl_pool {
  _Atomic uint64_t ticket;  // call << 32 | tasks left
  _Atomic long done;        // tasks of this call that are finished
  _Atomic bool is_stopping;
  long tasks;
  Body body;
  void *context;

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

// Works on the current call until none of its tasks is left.
static void take_tasks(adl_pool *pool, long worker) {
  uint64_t ticket = atomic_load_explicit(&pool->ticket, memory_order_acquire);
  while ((uint32_t)ticket != 0) {
    if (!atomic_compare_exchange_weak_explicit(
          &pool->ticket, &ticket, ticket - 1, memory_order_acq_rel, memory_order_acquire)) {
      continue;
    }
    // The call cannot end before this task is done, so its fields are stable from here.
    pool->body(pool->tasks - (long)(uint32_t)ticket, worker, pool->context);
    atomic_fetch_add_explicit(&pool->done, 1, memory_order_release);
    ticket = atomic_load_explicit(&pool->ticket, memory_order_acquire);
  }
}

// Waits until the ticket is of another call than `seen`, or the pool stops.
static void wait_for_work(adl_pool *pool, uint32_t seen) {
#define IS_NEW (atomic_load(&pool->ticket) >> 32 != seen || atomic_load(&pool->is_stopping))
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
  uint32_t seen = 0;
  while (!atomic_load(&start.pool->is_stopping)) {
    wait_for_work(start.pool, seen);
    seen = (uint32_t)(atomic_load(&start.pool->ticket) >> 32);
    take_tasks(start.pool, start.worker);
  }
  return NULL;
}

adl_pool *adl_pool_create(long threads) {
  adl_pool *pool = calloc(1, sizeof(adl_pool) + sizeof(pthread_t) * (size_t)threads);
  if (!pool) return NULL;
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
  free(pool);
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
  pool->tasks = tasks;
  pool->body = body;
  pool->context = context;
  atomic_store_explicit(&pool->done, 0, memory_order_relaxed);
  const uint64_t call = (atomic_load(&pool->ticket) >> 32) + 1;
  atomic_store(&pool->ticket, call << 32 | (uint32_t)tasks);
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
  pthread_mutex_unlock(&pool->calls);
}
