// Convolutions of few channels: the taps of a window's row are neighbours in memory, so that a product
// reads them in place, `kernel_height` runs of floats a pixel.

// One output row of a panel. Rows of taps outside the picture are `zeros`, `step` 0 apart.
typedef struct {
  const adl_window *window;
  long first, last;                       // the output pixels all of whose taps lie inside
  const float *base[adl_tap_row_height];  // where the taps of output pixel 0 start, maybe outside
  long step[adl_tap_row_height];          // floats from one output pixel to the next
  long run;
  adl_rows_job job;                       // the panel and what happens to the sums
  float *output;
  long output_step;
} NAME(TapRow);

// MR pixels from x times nv vectors of filters, all of whose taps lie inside. Runs of 3 and 9 floats are
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
    UNROLL for (int r = 0; r < MR; r++) a[r] = t->base[s] + (x + r) * t->step[s];
#define STEP(k)                                                                        \
    {                                                                                  \
      V right[NV];                                                                     \
      UNROLL for (int v = 0; v < nv; v++) right[v] = NAME(load)(b + v * VW);           \
      UNROLL for (int r = 0; r < MR; r++) {                                            \
        const V left = (V)(a[r][k]);                                                   \
        UNROLL for (int v = 0; v < nv; v++) sum[r][v] = NAME(fma)(left, right[v], sum[r][v]); \
      }                                                                                \
    }
    UNROLL for (long k = 0; k < known; k++, b += NR) STEP(k)
    for (long k = known; k < t->run; k++, b += NR) STEP(k)
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

// The pixels from t->first, as many whole tiles as there are; returns where it stopped.
INLINE long NAME(tap_tiles)(const NAME(TapRow) *t) {
  const bool is_full = t->job.columns == NR;
  long x = t->first;
  if ((!is_full && t->job.columns != VW) || t->last - x < MR) return x;
  // The last tile goes over pixels of the one before again, unless it adds to them.
#define TILES_OF(nv, run)                                                        \
  {                                                                              \
    for (; x + MR <= t->last; x += MR) NAME(tap_tile)(nv, run, t, x);            \
    if (t->job.accumulate || x == t->last) return x;                             \
    NAME(tap_tile)(nv, run, t, t->last - MR);                                    \
    return t->last;                                                              \
  }
  if (is_full && t->run == 9) TILES_OF(NV, 9)
  if (is_full && t->run == 3) TILES_OF(NV, 3)
  if (is_full) TILES_OF(NV, 0)
  TILES_OF(1, 0)
#undef TILES_OF
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
  for (long n = 0; n < weights->filters; n += NR) {
    const long rest = weights->filters - n;
    t.output = y + n;
    t.job = (adl_rows_job){
      .row_stride = MR, .segments = w->kernel_height, .length = t.run,
      .b = weights->panels + n / NR * weights->panel_stride, .b_stride = NR,
      .columns = rest < NR ? rest : NR, .accumulate = weights->accumulate, .finish = true,
      .bias = weights->bias ? weights->bias + n : 0, .low = weights->low, .high = weights->high};
    NAME(tap_pixels)(&t, 0, t.first);
    NAME(tap_pixels)(&t, NAME(tap_tiles)(&t), w->output_width);
  }
}
