// Convolutions of few channels: the taps of a window's row are neighbours in memory, so that a product
// reads them in place, `kernel_height` runs of floats a pixel.

// One output row of a panel. Rows of taps outside the picture are `zeros`, `step` 0 apart.
typedef struct {
  const adl_window *window;
  long first, last;                       // the output pixels all of whose taps lie inside
  const float *base[adl_tap_row_height];  // where the taps of output pixel 0 start, maybe outside
  long step[adl_tap_row_height];          // floats from one output pixel to the next
  long run;
  long span;                              // floats that a tile reads of a tap row
  adl_rows_job job;                       // the panel and what happens to the sums
  float *output;
  long output_step;
} NAME(TapRow);

// MR pixels from x times nv vectors of filters, all of whose taps can be read. Runs of 3 and 9 floats are
// too short for a loop: `known` is the length, or 0 where the compiler does not know it.
INLINE void NAME(tap_tile)(const int nv, const long known, const NAME(TapRow) *t, long x) {
  const adl_rows_job *job = &t->job;
  V sum[MR][NV];
  float *y = t->output + x * t->output_step;
  UNROLL for (int r = 0; r < MR; r++) {
    UNROLL for (int v = 0; v < nv; v++) {
      sum[r][v] = job->accumulate ? NAME(load)(y + r * t->output_step + v * VW) : (V)(0);
    }
  }
  const float *b = job->b;
  for (long s = 0; s < job->segments; s++) {
    const float *a[MR];
    a[0] = t->base[s] + x * t->step[s];
    UNROLL for (int r = 1; r < MR; r++) {
      a[r] = a[r - 1] + t->step[s];
      STEP_BY_STEP(a[r]);
    }
#define STEP(k)                                                                        \
    {                                                                                  \
      V right[NV];                                                                     \
      UNROLL for (int v = 0; v < nv; v++) right[v] = NAME(load)(b + v * VW);           \
      UNROLL for (int r = 0; r < MR; r++) {                                            \
        const V left = (V)(a[r][k]);                                                   \
        UNROLL for (int v = 0; v < nv; v++) sum[r][v] = NAME(fma)(left, right[v], sum[r][v]); \
      }                                                                                \
    }
    if (known > 0) {
      UNROLL for (long k = 0; k < known; k++, b += NR) STEP(k)
    } else {
      for (long k = 0; k < t->run; k++, b += NR) STEP(k)
    }
#undef STEP
  }
  UNROLL for (int v = 0; v < nv; v++) {
    const V bias = job->bias ? NAME(load)(job->bias + v * VW) : (V)(0);
    UNROLL for (int r = 0; r < MR; r++) {
      const V result = NAME(clamp)(sum[r][v] + bias, job->low, job->high);
      NAME(store)(y + r * t->output_step + v * VW, result);
    }
  }
}

typedef void (*NAME(tap_function))(const NAME(TapRow) *t, long x);
#define TAP_TILE(name, nv, run)                                                                  \
  static void NAME(tap_tile_##name)(const NAME(TapRow) *t, long x) { NAME(tap_tile)(nv, run, t, x); }
TAP_TILE(full, NV, 0)
TAP_TILE(full_3, NV, 3)
TAP_TILE(full_9, NV, 9)
TAP_TILE(part, 1, 0)
#undef TAP_TILE

// MR pixels from x, some of whose taps lie beside the picture: on a copy with zeros there.
static void NAME(tap_border)(const NAME(TapRow) *t, NAME(tap_function) tile, long x) {
  const adl_window *w = t->window;
  float copy[adl_tap_row_height][adl_tap_row_span];
  NAME(TapRow) border = *t;
  const long begin = (x * w->stride_x - w->left) * w->channels, end = begin + t->span;
  const long size = w->width * w->channels;
  for (long s = 0; s < t->job.segments; s++) {
    if (t->step[s] == 0) continue;
    const float *from = t->base[s] + x * t->step[s];
    for (long i = 0; i < t->span; i++) {
      copy[s][i] = begin + i >= 0 && begin + i < size ? from[i] : 0;
    }
    border.base[s] = copy[s] - x * t->step[s];
  }
  tile(&border, x);
}

// The pixels of a row in whole tiles; returns where it stopped.
static long NAME(tap_tiles)(const NAME(TapRow) *t) {
  const long count = t->window->output_width;
  const bool is_full = t->job.columns == NR;
  if ((!is_full && t->job.columns != VW) || count < MR || t->span > adl_tap_row_span) return 0;
  const NAME(tap_function) tile = !is_full ? NAME(tap_tile_part)
    : t->run == 9 ? NAME(tap_tile_full_9) : t->run == 3 ? NAME(tap_tile_full_3)
    : NAME(tap_tile_full);
  for (long x = 0; x < count; x += MR) {
    if (x + MR > count) {
      // The last tile goes over pixels of the one before again, unless it adds to them.
      if (t->job.accumulate) return x;
      x = count - MR;
    }
    if (x >= t->first && x + MR <= t->last) tile(t, x);
    else NAME(tap_border)(t, tile, x);
  }
  return count;
}

// The pixels first ..< last one by one, wherever their taps lie.
static void NAME(tap_pixels)(const NAME(TapRow) *t, long first, long last) {
  const adl_window *w = t->window;
  float taps[MR][adl_tap_row_depth];
  const float *rows[adl_tap_row_height][MR];
  float *outputs[MR];
  adl_rows_job job = t->job;
  job.rows = rows[0];
  job.c = outputs;
  for (; first < last; first += job.count) {
    job.count = last - first < MR ? last - first : MR;
    for (long r = 0; r < job.count; r++) {
      const long x = first + r;
      const long left = (x * w->stride_x - w->left) * w->channels;
      outputs[r] = t->output + x * t->output_step;
      for (long s = 0; s < job.segments; s++) {
        const float *from = t->base[s] + x * t->step[s];
        float *to = taps[r] + s * t->run;
        rows[s][r] = x >= t->first && x < t->last ? from : to;
        if (rows[s][r] == from) continue;
        for (long i = 0; i < t->run; i++) {
          const bool is_inside = left + i >= 0 && left + i < w->width * w->channels;
          to[i] = is_inside ? from[i] : 0;
        }
      }
    }
    NAME(rows)(&job);
  }
}

static void NAME(tap_row)(
  const adl_window *w, const adl_tap_rows *weights, const float *picture, long row, float *y) {
  static const float zeros[adl_tap_row_depth];
  NAME(TapRow) t = {
    .window = w, .run = w->kernel_width * w->channels, .output_step = weights->filters};
  for (long ky = 0; ky < w->kernel_height; ky++) {
    const long at = row * w->stride_y + ky - w->top;
    const bool is_inside = at >= 0 && at < w->height;
    t.base[ky] = is_inside ? picture + (at * w->width - w->left) * w->channels : zeros;
    t.step[ky] = is_inside ? w->stride_x * w->channels : 0;
  }
  const long room = w->width + w->left - w->kernel_width;
  t.last = room < 0 ? 0 : room / w->stride_x + 1;
  t.first = (w->left + w->stride_x - 1) / w->stride_x;
  if (t.first > t.last) t.first = t.last;
  t.span = (MR - 1) * w->stride_x * w->channels + t.run;
  for (long n = 0; n < weights->filters; n += NR) {
    const long rest = weights->filters - n;
    t.output = y + n;
    t.job = (adl_rows_job){
      .row_stride = MR, .segments = w->kernel_height, .length = t.run,
      .b = weights->panels + n / NR * weights->panel_stride, .b_stride = NR,
      .columns = rest < NR ? rest : NR, .accumulate = weights->accumulate, .finish = true,
      .bias = weights->bias ? weights->bias + n : 0, .low = weights->low, .high = weights->high};
    NAME(tap_pixels)(&t, NAME(tap_tiles)(&t), w->output_width);
  }
}
