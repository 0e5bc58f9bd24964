// Depthwise convolution, vectors of channels. Legend: j position along a line, t tap, c channel.

// Positions j of a line of `count`: out[j * out_step] (+)= bias + sum over rows r, taps t of
//   rows[r][j * in_step + offsets[t]] * weights[r][taps[t]], pixels of `channels` floats, where
// the input pixel lies in 0 ..< width. Forward passes have in_step > 1, input gradients out_step > 1.
typedef struct {
  const float *rows[32];
  const float *weights[32];
  long offsets[32];
  long taps[32];
  long row_count, tap_count;
  long in_step, out_step, count, width, channels;
  const float *bias;
  bool accumulate;
  float *out;
} NAME(Line);

// `positions` neighbouring outputs for `vectors` vectors of channels from c, all taps valid.
INLINE void NAME(line_tile)(
  const int positions, const int vectors, const NAME(Line) *l, long j, long c) {
  V sum[4][2];
  const long in = l->in_step * l->channels, out = l->out_step * l->channels;
  float *to = l->out + j * out + c;
  UNROLL for (int p = 0; p < positions; p++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      const V start = l->accumulate ? NAME(load)(to + p * out + v * VW) : (V)(0);
      sum[p][v] = start + (l->bias ? NAME(load)(l->bias + c + v * VW) : (V)(0));
    }
  }
  for (long r = 0; r < l->row_count; r++) {
    const float *row = l->rows[r] + j * in + c, *weights = l->weights[r] + c;
    for (long t = 0; t < l->tap_count; t++) {
      const float *from = row + l->offsets[t] * l->channels;
      UNROLL for (int v = 0; v < vectors; v++) {
        const V weight = NAME(load)(weights + l->taps[t] * l->channels + v * VW);
        UNROLL for (int p = 0; p < positions; p++) {
          sum[p][v] = NAME(fma)(NAME(load)(from + p * in + v * VW), weight, sum[p][v]);
        }
      }
    }
  }
  UNROLL for (int p = 0; p < positions; p++) {
    UNROLL for (int v = 0; v < vectors; v++) NAME(store)(to + p * out + v * VW, sum[p][v]);
  }
}

// One output with the taps that lie inside, channels c ..< c + count (count <= VW).
INLINE void NAME(line_edge)(const NAME(Line) *l, long j, long c, long count) {
  float *to = l->out + j * l->out_step * l->channels + c;
#define GET(p) (count == VW ? NAME(load)(p) : NAME(load_part)(p, count))
  V sum = l->accumulate ? GET(to) : (V)(0);
  if (l->bias) sum += GET(l->bias + c);
  for (long r = 0; r < l->row_count; r++) {
    for (long t = 0; t < l->tap_count; t++) {
      const long x = j * l->in_step + l->offsets[t];
      if (x < 0 || x >= l->width) continue;
      const V value = GET(l->rows[r] + x * l->channels + c);
      sum = NAME(fma)(value, GET(l->weights[r] + l->taps[t] * l->channels + c), sum);
    }
  }
#undef GET
  if (count == VW) NAME(store)(to, sum);
  else NAME(store_part)(to, sum, count);
}

static void NAME(line)(const NAME(Line) *l) {
  // Positions first ..< last see all taps inside the picture.
  long lowest = 0, highest = 0;
  for (long t = 0; t < l->tap_count; t++) {
    if (t == 0 || l->offsets[t] < lowest) lowest = l->offsets[t];
    if (t == 0 || l->offsets[t] > highest) highest = l->offsets[t];
  }
  long first = lowest < 0 ? (-lowest + l->in_step - 1) / l->in_step : 0;
  long last = l->width - 1 - highest < 0 ? 0 : (l->width - 1 - highest) / l->in_step + 1;
  if (last > l->count) last = l->count;
  if (first > last) first = last;
  for (long c = 0; c < l->channels;) {
    const long left = l->channels - c;
    const int vectors = left >= 2 * VW ? 2 : 1;
    const long width = left >= 2 * VW ? 2 * VW : left >= VW ? VW : left;
    for (long j = 0; j < l->count;) {
      if (j < first || j >= last || width < VW) {
        for (long v = 0; v < width; v += VW) {
          NAME(line_edge)(l, j, c + v, width - v < VW ? width - v : VW);
        }
        j++;
      } else if (last - j >= 4) {
        if (vectors == 2) NAME(line_tile)(4, 2, l, j, c);
        else NAME(line_tile)(4, 1, l, j, c);
        j += 4;
      } else {
        if (vectors == 2) NAME(line_tile)(1, 2, l, j, c);
        else NAME(line_tile)(1, 1, l, j, c);
        j++;
      }
    }
    c += width;
  }
}

static void NAME(depthwise_row)(
  const adl_window *w, const float *x, const float *weights, const float *bias, long row,
  bool accumulate, float *y) {
  NAME(Line) l = {
    .in_step = w->stride_x, .out_step = 1, .count = w->output_width, .width = w->width,
    .channels = w->channels, .bias = bias, .accumulate = accumulate, .out = y};
  for (long ky = 0; ky < w->kernel_height; ky++) {
    const long input_row = row * w->stride_y + ky * w->dilation - w->top;
    if (input_row < 0 || input_row >= w->height) continue;
    l.rows[l.row_count] = x + input_row * w->width * w->channels;
    l.weights[l.row_count++] = weights + ky * w->kernel_width * w->channels;
  }
  for (long kx = 0; kx < w->kernel_width; kx++) {
    l.offsets[kx] = kx * w->dilation - w->left;
    l.taps[kx] = kx;
  }
  l.tap_count = w->kernel_width;
  NAME(line)(&l);
}

static void NAME(depthwise_input_row)(
  const adl_window *w, const float *dy, const float *weights, long row, bool accumulate,
  float *dx) {
  NAME(Line) l = {
    .in_step = 1, .out_step = w->stride_x, .width = w->output_width, .channels = w->channels,
    .accumulate = accumulate};
  for (long ky = 0; ky < w->kernel_height; ky++) {
    const long distance = row + w->top - ky * w->dilation;
    if (distance < 0 || distance % w->stride_y != 0) continue;
    if (distance / w->stride_y >= w->output_height) continue;
    l.rows[l.row_count] = dy + distance / w->stride_y * w->output_width * w->channels;
    l.weights[l.row_count++] = weights + ky * w->kernel_width * w->channels;
  }
  // Input columns of one remainder modulo the stride read neighbouring outputs.
  for (long phase = 0; phase < w->stride_x && phase < w->width; phase++) {
    l.tap_count = 0;
    for (long kx = 0; kx < w->kernel_width; kx++) {
      const long distance = phase + w->left - kx * w->dilation;
      if (distance % w->stride_x != 0) continue;
      l.offsets[l.tap_count] = distance / w->stride_x;
      l.taps[l.tap_count++] = kx;
    }
    l.count = (w->width - 1 - phase) / w->stride_x + 1;
    l.out = dx + phase * w->channels;
    NAME(line)(&l);
  }
}

// dw for `taps` neighbouring taps from kx of one tap row, over the positions of one output row.
INLINE void NAME(weights_tile)(
  const int taps, const adl_window *w, const float *dy, const float *x, long kx, long c,
  long count, float *dw) {
  const long channels = w->channels;
#define GET(p) (count == VW ? NAME(load)(p) : NAME(load_part)(p, count))
  V sum[4];
  UNROLL for (int t = 0; t < taps; t++) sum[t] = GET(dw + (kx + t) * channels + c);
  for (long o = 0; o < w->output_width; o++) {
    const V gradient = GET(dy + o * channels + c);
    const long left = o * w->stride_x - w->left + kx * w->dilation;
    UNROLL for (int t = 0; t < taps; t++) {
      const long column = left + t * w->dilation;
      if (column < 0 || column >= w->width) continue;
      sum[t] = NAME(fma)(GET(x + column * channels + c), gradient, sum[t]);
    }
  }
  UNROLL for (int t = 0; t < taps; t++) {
    float *to = dw + (kx + t) * channels + c;
    if (count == VW) NAME(store)(to, sum[t]);
    else NAME(store_part)(to, sum[t], count);
  }
#undef GET
}

static void NAME(depthwise_weights)(
  const adl_window *w, const float *dy, const float *x, long first, long last, float *dw) {
  for (long row = first; row < last; row++) {
    const float *gradient = dy + row * w->output_width * w->channels;
    for (long ky = 0; ky < w->kernel_height; ky++) {
      const long input_row = row * w->stride_y + ky * w->dilation - w->top;
      if (input_row < 0 || input_row >= w->height) continue;
      const float *input = x + input_row * w->width * w->channels;
      float *to = dw + ky * w->kernel_width * w->channels;
      for (long c = 0; c < w->channels; c += VW) {
        const long count = w->channels - c < VW ? w->channels - c : VW;
        long kx = 0;
        for (; kx + 3 <= w->kernel_width; kx += 3) {
          NAME(weights_tile)(3, w, gradient, input, kx, c, count, to);
        }
        for (; kx < w->kernel_width; kx++) {
          NAME(weights_tile)(1, w, gradient, input, kx, c, count, to);
        }
      }
    }
  }
}
