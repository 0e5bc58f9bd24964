// Copies into the order in which the tiles read.

// All panels of a row before the next row: the rows may be pages apart.
static void NAME(pack)(
  const float *b, long stride, long depth, long columns, long panel_stride, float *out) {
  const long whole = columns / NR, rest = columns % NR;
  for (long k = 0; k < depth; k++, b += stride, out += NR) {
    float *to = out;
    const float *from = b;
    for (long panel = 0; panel < whole; panel++, from += NR, to += panel_stride) {
      UNROLL for (int v = 0; v < NV; v++) NAME(store)(to + v * VW, NAME(load)(from + v * VW));
    }
    if (rest > 0) {
      for (long n = 0; n < rest; n++) to[n] = from[n];
      for (long n = rest; n < NR; n++) to[n] = 0;
    }
  }
}

typedef float NAME(Quad) __attribute__((ext_vector_type(4), aligned(4), may_alias));

static void NAME(pack_transposed)(
  const float *b, long stride, long depth, long columns, float *out) {
  typedef NAME(Quad) Q;
  long n = 0;
  for (; n + 4 <= columns && n + 4 <= NR; n += 4) {
    const float *source = b + n * stride;
    float *target = out + n;
    long k = 0;
    for (; k + 4 <= depth; k += 4) {
      const Q r0 = *(const Q *)(source + k), r1 = *(const Q *)(source + stride + k);
      const Q r2 = *(const Q *)(source + 2 * stride + k), r3 = *(const Q *)(source + 3 * stride + k);
      const Q a = __builtin_shufflevector(r0, r1, 0, 4, 1, 5);
      const Q c = __builtin_shufflevector(r0, r1, 2, 6, 3, 7);
      const Q d = __builtin_shufflevector(r2, r3, 0, 4, 1, 5);
      const Q e = __builtin_shufflevector(r2, r3, 2, 6, 3, 7);
      *(Q *)(target + k * NR) = __builtin_shufflevector(a, d, 0, 1, 4, 5);
      *(Q *)(target + (k + 1) * NR) = __builtin_shufflevector(a, d, 2, 3, 6, 7);
      *(Q *)(target + (k + 2) * NR) = __builtin_shufflevector(c, e, 0, 1, 4, 5);
      *(Q *)(target + (k + 3) * NR) = __builtin_shufflevector(c, e, 2, 3, 6, 7);
    }
    for (; k < depth; k++) {
      for (int i = 0; i < 4; i++) target[k * NR + i] = source[i * stride + k];
    }
  }
  for (; n < NR; n++) {
    for (long k = 0; k < depth; k++) out[k * NR + n] = n < columns ? b[n * stride + k] : 0;
  }
}

// One tap row of `count` floats. Short runs dominate: no call to memcpy.
INLINE void NAME(copy_run)(float *to, const float *from, long count) {
  long i = 0;
  for (; i + 4 <= count; i += 4) *(NAME(Quad) *)(to + i) = *(const NAME(Quad) *)(from + i);
  for (; i < count; i++) to[i] = from[i];
}

// The same in whole quads, up to three floats too many on both sides.
INLINE void NAME(copy_quads)(float *to, const float *from, long count) {
  for (long i = 0; i < count; i += 4) {
    *(NAME(Quad) *)(to + i) = *(const NAME(Quad) *)(from + i);
  }
}

// One output position; some of its taps lie outside, or they are not neighbours in memory.
static void NAME(gather_edge)(
  const adl_window *w, const float *picture, long y, long x, long group_channels, float *out) {
  for (long ky = 0; ky < w->kernel_height; ky++) {
    const long row = y * w->stride_y + ky * w->dilation - w->top;
    for (long kx = 0; kx < w->kernel_width; kx++, out += group_channels) {
      const long column = x * w->stride_x + kx * w->dilation - w->left;
      if (row < 0 || row >= w->height || column < 0 || column >= w->width) {
        for (long c = 0; c < group_channels; c++) out[c] = 0;
      } else {
        NAME(copy_run)(out, picture + (row * w->width + column) * w->channels, group_channels);
      }
    }
  }
}

static void NAME(gather)(
  const adl_window *w, const float *input, long first, long count, long channel,
  long group_channels, long pictures, float *out) {
  const long run = w->kernel_width * group_channels, depth = w->kernel_height * run;
  const long line = w->width * w->channels, size = w->height * line;
  const bool is_joined = w->dilation == 1 && group_channels == w->channels;
  const float *end = input + pictures * size;
  long x = first % w->output_width;
  long y = first / w->output_width % w->output_height;
  const float *picture = input + first / w->output_width / w->output_height * size;
  for (long p = 0; p < count; p++, out += depth) {
    const long top = y * w->stride_y - w->top, left = x * w->stride_x - w->left;
    const float *from = picture + top * line + left * w->channels;
    const bool is_inside = is_joined && top >= 0 && top + w->kernel_height <= w->height
      && left >= 0 && left + w->kernel_width <= w->width;
    // What a run of quads writes too much is overwritten by the next run.
    if (is_inside && from + (w->kernel_height - 1) * line + run + 3 <= end) {
      for (long ky = 0; ky < w->kernel_height; ky++) {
        NAME(copy_quads)(out + ky * run, from + ky * line, run);
      }
    } else {
      NAME(gather_edge)(w, picture + channel, y, x, group_channels, out);
    }
    if (++x == w->output_width) {
      x = 0;
      if (++y == w->output_height) {
        y = 0;
        picture += size;
      }
    }
  }
}
