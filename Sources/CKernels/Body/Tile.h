// The register tiles of the matrix products: MR x NR sums live in registers, every step broadcasts
// MR values of the left operand and multiplies them with NV vectors of the right one.
//
// The sums start from c (or zero) and are added up in the order of the depth, so an element's bits do
// not depend on where tiles or blocks begin.

INLINE void NAME(rows_tile)(
  const int mr, const int nv, const bool is_packed, const adl_rows_job *job, long first,
  const float *next) {
  V sum[MR][NV];
  float *const *c = job->c + first;
  const long column = job->column;
  if (job->accumulate) {
    UNROLL for (int r = 0; r < mr; r++) {
      UNROLL for (int v = 0; v < nv; v++) sum[r][v] = NAME(load)(c[r] + column + v * VW);
    }
  } else {
    UNROLL for (int r = 0; r < mr; r++) {
      UNROLL for (int v = 0; v < nv; v++) sum[r][v] = (V)(0);
    }
  }
  const long stride = is_packed ? NR : job->b_stride, length = job->length;
  // The result is written at the end; where that is far away, its lines are fetched until then.
  if (job->segments * length >= 128) {
    UNROLL for (int r = 0; r < mr; r++) {
      UNROLL for (int n = 0; n < nv * VW; n += 16) __builtin_prefetch(c[r] + column + n, 1);
    }
  }
  const float *b = job->b;
  const float *const *rows = job->rows + first;
  for (long s = 0; s < job->segments; s++, rows += job->row_stride) {
    const float *a[MR];
    UNROLL for (int r = 0; r < mr; r++) a[r] = rows[r] + job->offset;
#define STEP(k)                                                                        \
    {                                                                                  \
      V right[NV];                                                                     \
      UNROLL for (int v = 0; v < nv; v++) right[v] = NAME(load)(b + v * VW);           \
      UNROLL for (int r = 0; r < mr; r++) {                                            \
        const V left = (V)(a[r][k]);                                                   \
        UNROLL for (int v = 0; v < nv; v++) sum[r][v] = NAME(fma)(left, right[v], sum[r][v]); \
      }                                                                                \
      b += stride;                                                                     \
    }
    long k = 0;
    for (long fours = length / 4; fours > 0; fours--, k += 4, next += NR) {
      UNROLL for (int n = 0; n < NR && is_packed; n += 16) __builtin_prefetch(next + n);
      UNROLL for (int i = 0; i < 4; i++) STEP(k + i)
    }
    for (; k < length; k++) STEP(k)
#undef STEP
  }
  if (job->finish) {
    UNROLL for (int v = 0; v < nv; v++) {
      const V bias = job->bias ? NAME(load)(job->bias + v * VW) : (V)(0);
      UNROLL for (int r = 0; r < mr; r++) {
        sum[r][v] = NAME(clamp)(sum[r][v] + bias, job->low, job->high);
      }
    }
  }
  UNROLL for (int r = 0; r < mr; r++) {
    UNROLL for (int v = 0; v < nv; v++) NAME(store)(c[r] + column + v * VW, sum[r][v]);
  }
}

INLINE void NAME(columns_tile)(
  const int mr, const int nv, const adl_columns_job *job, long first) {
  V sum[MR][NV];
  float *c = job->c + first * job->c_stride;
  if (job->accumulate) {
    UNROLL for (int r = 0; r < mr; r++) {
      UNROLL for (int v = 0; v < nv; v++) sum[r][v] = NAME(load)(c + r * job->c_stride + v * VW);
    }
  } else {
    UNROLL for (int r = 0; r < mr; r++) {
      UNROLL for (int v = 0; v < nv; v++) sum[r][v] = (V)(0);
    }
  }
  const long length = job->length, a_stride = job->a_stride, b_stride = job->b_stride;
  for (long s = 0; s < job->segments; s++) {
    const float *a = job->a[s] + job->a_offset + first;
    const float *b = job->b[s] + job->b_offset;
#define STEP                                                                           \
    {                                                                                  \
      V right[NV];                                                                     \
      UNROLL for (int v = 0; v < nv; v++) right[v] = NAME(load)(b + v * VW);           \
      UNROLL for (int r = 0; r < mr; r++) {                                            \
        const V left = (V)(a[r]);                                                      \
        UNROLL for (int v = 0; v < nv; v++) sum[r][v] = NAME(fma)(left, right[v], sum[r][v]); \
      }                                                                                \
      a += a_stride;                                                                   \
      b += b_stride;                                                                   \
    }
    for (long fours = length / 4; fours > 0; fours--) {
      UNROLL for (int i = 0; i < 4; i++) STEP
    }
    for (long k = 0; k < length % 4; k++) STEP
#undef STEP
  }
  UNROLL for (int r = 0; r < mr; r++) {
    UNROLL for (int v = 0; v < nv; v++) {
      NAME(store)(c + r * job->c_stride + v * VW, sum[r][v]);
    }
  }
}

// One function per tile height, for a full and for a one-vector panel, and for a full one read in place.
#define TILES(mr)                                                                     \
  static void NAME(rows_full_##mr)(                                                   \
    const adl_rows_job *job, long first, const float *next) {                         \
    NAME(rows_tile)(mr, NV, true, job, first, next);                                  \
  }                                                                                   \
  static void NAME(rows_part_##mr)(                                                   \
    const adl_rows_job *job, long first, const float *next) {                         \
    NAME(rows_tile)(mr, 1, true, job, first, next);                                   \
  }                                                                                   \
  static void NAME(rows_in_place_##mr)(                                               \
    const adl_rows_job *job, long first, const float *next) {                         \
    NAME(rows_tile)(mr, NV, false, job, first, next);                                 \
  }                                                                                   \
  static void NAME(columns_full_##mr)(const adl_columns_job *job, long first) {       \
    NAME(columns_tile)(mr, NV, job, first);                                           \
  }                                                                                   \
  static void NAME(columns_part_##mr)(const adl_columns_job *job, long first) {       \
    NAME(columns_tile)(mr, 1, job, first);                                            \
  }

TILES(1) TILES(2) TILES(3) TILES(4) TILES(5) TILES(6)
#if MR == 6
#define TABLE(kind) {NAME(kind##_1), NAME(kind##_2), NAME(kind##_3), NAME(kind##_4), NAME(kind##_5), NAME(kind##_6)}
#elif MR == 12
TILES(7) TILES(8) TILES(9) TILES(10) TILES(11) TILES(12)
#define TABLE(kind) {NAME(kind##_1), NAME(kind##_2), NAME(kind##_3), NAME(kind##_4), NAME(kind##_5), NAME(kind##_6), \
  NAME(kind##_7), NAME(kind##_8), NAME(kind##_9), NAME(kind##_10), NAME(kind##_11), NAME(kind##_12)}
#else
#error "tiles have 6 or 12 rows"
#endif

typedef void (*NAME(rows_function))(const adl_rows_job *, long, const float *);
typedef void (*NAME(columns_function))(const adl_columns_job *, long);

INLINE void NAME(copy_columns)(float *to, const float *from, long columns) {
  for (long n = 0; n < columns; n++) to[n] = from[n];
}

// A row of a tile's copy of c; the tile also reads the columns past the edge.
INLINE void NAME(pad_columns)(float to[NR], const float *from, long columns) {
  NAME(copy_columns)(to, from, columns);
  for (long n = columns; n < NR; n++) to[n] = 0;
}

// A tile over the right edge works on a copy of its part of c.
static void NAME(rows_edge)(
  NAME(rows_function) tile, const adl_rows_job *job, long first, long height,
  const float *next) {
  float scratch[MR][NR], bias[NR] = {0};
  float *c[MR];
  const float *const *rows = job->rows + first;
  for (long r = 0; r < height; r++) {
    c[r] = scratch[r];
    if (job->accumulate) {
      NAME(pad_columns)(scratch[r], job->c[first + r] + job->column, job->columns);
    }
  }
  adl_rows_job edge = *job;
  edge.rows = rows;
  edge.c = c;
  edge.column = 0;
  if (job->bias) {
    NAME(copy_columns)(bias, job->bias, job->columns);
    edge.bias = bias;
  }
  tile(&edge, 0, next);
  for (long r = 0; r < height; r++) {
    NAME(copy_columns)(job->c[first + r] + job->column, scratch[r], job->columns);
  }
}

static void NAME(columns_edge)(
  NAME(columns_function) tile, const adl_columns_job *job, long first, long height) {
  float scratch[MR][NR];
  for (long r = 0; r < height && job->accumulate; r++) {
    NAME(pad_columns)(scratch[r], job->c + (first + r) * job->c_stride, job->columns);
  }
  adl_columns_job edge = *job;
  edge.a_offset += first;
  edge.c = scratch[0];
  edge.c_stride = NR;
  tile(&edge, 0);
  for (long r = 0; r < height; r++) {
    NAME(copy_columns)(job->c + (first + r) * job->c_stride, scratch[r], job->columns);
  }
}

// The rows are dealt out evenly: 32 rows are 6+6+5+5+5+5, never 6+6+6+6+6+2.
static void NAME(rows)(const adl_rows_job *job) {
  static const NAME(rows_function) full[MR] = TABLE(rows_full), part[MR] = TABLE(rows_part),
                                   in_place[MR] = TABLE(rows_in_place);
  const NAME(rows_function) *table =
    job->b_stride != NR ? in_place : job->columns > VW ? full : part;
  const bool is_whole = job->columns == NR || job->columns == VW;
  const long tiles = (job->count + MR - 1) / MR;
  // Each tile brings a part of what the next job reads into the cache.
  const float *next = job->next ? job->next : job->b;
  const long share = tiles > 0 ? job->segments * job->length / tiles * NR : 0;
  for (long t = 0, first = 0; t < tiles; t++, next += share) {
    const long height = job->count / tiles + (t < job->count % tiles);
    if (is_whole) table[height - 1](job, first, next);
    else NAME(rows_edge)(table[height - 1], job, first, height, next);
    first += height;
  }
}

static void NAME(columns)(const adl_columns_job *job) {
  static const NAME(columns_function) full[MR] = TABLE(columns_full),
                                      part[MR] = TABLE(columns_part);
  const NAME(columns_function) *table = job->columns > VW ? full : part;
  const bool is_whole = job->columns == NR || job->columns == VW;
  const long tiles = (job->count + MR - 1) / MR;
  for (long t = 0, first = 0; t < tiles; t++) {
    const long height = job->count / tiles + (t < job->count % tiles);
    if (is_whole) table[height - 1](job, first);
    else NAME(columns_edge)(table[height - 1], job, first, height);
    first += height;
  }
}

// Independent multiply-adds, as many as the tile has sums: the speed limit of the processor.
static double NAME(spin)(long rounds) {
  V sum[MR][NV];
  UNROLL for (int r = 0; r < MR; r++) {
    UNROLL for (int v = 0; v < NV; v++) sum[r][v] = (V)((float)(r * NV + v));
  }
  V a = (V)(0.999f), b = (V)(0.001f);
  for (long k = 0; k < rounds; k++) {
    UNROLL for (int r = 0; r < MR; r++) {
      UNROLL for (int v = 0; v < NV; v++) sum[r][v] = NAME(fma)(sum[r][v], a, b);
    }
  }
  V total = (V)(0);
  UNROLL for (int r = 0; r < MR; r++) {
    UNROLL for (int v = 0; v < NV; v++) total += sum[r][v];
  }
  float sink[VW];
  NAME(store)(sink, total);
  volatile float kept = sink[0];
  (void)kept;
  return 2.0 * MR * NR * (double)rounds;
}
