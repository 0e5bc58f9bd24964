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

// `positions` neighbouring outputs for a vector of channels, all taps valid and next to each other: every
// input is loaded once per row and multiplied into each output that sees it.
INLINE void NAME(line_tile)(
  const int positions, const int taps, const int in_step, const NAME(Line) *l, long j, long c) {
  V sum[8];
  const long channels = l->channels, out = l->out_step * channels;
  float *to = l->out + j * out + c;
  UNROLL for (int p = 0; p < positions; p++) {
    const V start = l->accumulate ? NAME(load)(to + p * out) : (V)(0);
    sum[p] = start + (l->bias ? NAME(load)(l->bias + c) : (V)(0));
  }
  for (long r = 0; r < l->row_count; r++) {
    const float *from = l->rows[r] + (j * in_step + l->offsets[0]) * channels + c;
    V weight[5];
    UNROLL for (int t = 0; t < taps; t++) {
      weight[t] = NAME(load)(l->weights[r] + l->taps[t] * channels + c);
    }
    UNROLL for (int i = 0; i < (positions - 1) * in_step + taps; i++) {
      const V x = NAME(load)(from + i * channels);
      UNROLL for (int p = 0; p < positions; p++) {
        const int t = i - p * in_step;
        if (t >= 0 && t < taps) sum[p] = NAME(fma)(x, weight[t], sum[p]);
      }
    }
  }
  UNROLL for (int p = 0; p < positions; p++) NAME(store)(to + p * out, sum[p]);
}

// One output for a vector of channels, any taps.
INLINE void NAME(line_pixel)(const NAME(Line) *l, long j, long c) {
  float *to = l->out + j * l->out_step * l->channels + c;
  V sum = l->accumulate ? NAME(load)(to) : (V)(0);
  if (l->bias) sum += NAME(load)(l->bias + c);
  for (long r = 0; r < l->row_count; r++) {
    const float *row = l->rows[r] + j * l->in_step * l->channels + c;
    for (long t = 0; t < l->tap_count; t++) {
      const V weight = NAME(load)(l->weights[r] + l->taps[t] * l->channels + c);
      sum = NAME(fma)(NAME(load)(row + l->offsets[t] * l->channels), weight, sum);
    }
  }
  NAME(store)(to, sum);
}

// The whole vectors of channels of positions first ..< last, which see all taps, in tiles whose inputs
// stay in the first-level cache while the channels pass by.
INLINE void NAME(line_tiles)(
  const int taps, const int in_step, const NAME(Line) *l, long first, long last) {
  const long whole = l->channels / VW * VW;
  long j = first;
#define TILES_OF(positions)                                                          \
  for (; j + positions <= last; j += positions) {                                    \
    for (long c = 0; c < whole; c += VW) NAME(line_tile)(positions, taps, in_step, l, j, c); \
  }
  TILES_OF(8) TILES_OF(4) TILES_OF(2) TILES_OF(1)
#undef TILES_OF
}

// The last channels of one output, fewer than a vector, all taps valid.
INLINE void NAME(line_edge)(const NAME(Line) *l, long j, long c, long count) {
  float *to = l->out + j * l->out_step * l->channels + c;
  V sum = l->accumulate ? NAME(load_part)(to, count) : (V)(0);
  if (l->bias) sum += NAME(load_part)(l->bias + c, count);
  for (long r = 0; r < l->row_count; r++) {
    const float *row = l->rows[r] + j * l->in_step * l->channels + c;
    for (long t = 0; t < l->tap_count; t++) {
      const V value = NAME(load_part)(row + l->offsets[t] * l->channels, count);
      const V weight = NAME(load_part)(l->weights[r] + l->taps[t] * l->channels + c, count);
      sum = NAME(fma)(value, weight, sum);
    }
  }
  NAME(store_part)(to, sum, count);
}

// One output at the border, all channels, with the taps that lie inside.
static void NAME(line_border)(const NAME(Line) *l, long j) {
  NAME(Line) inside = *l;
  inside.tap_count = 0;
  for (long t = 0; t < l->tap_count; t++) {
    const long x = j * l->in_step + l->offsets[t];
    if (x < 0 || x >= l->width) continue;
    inside.offsets[inside.tap_count] = l->offsets[t];
    inside.taps[inside.tap_count++] = l->taps[t];
  }
  const long whole = l->channels / VW * VW;
  for (long c = 0; c < whole; c += VW) NAME(line_pixel)(&inside, j, c);
  if (whole < l->channels) NAME(line_edge)(&inside, j, whole, l->channels - whole);
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
  bool is_run = l->tap_count > 0;
  for (long t = 1; t < l->tap_count; t++) is_run &= l->offsets[t] == l->offsets[0] + t;
  const long taps = is_run ? l->tap_count : 0, step = l->in_step;
  if (taps == 3 && step == 1) NAME(line_tiles)(3, 1, l, first, last);
  else if (taps == 5 && step == 1) NAME(line_tiles)(5, 1, l, first, last);
  else if (taps == 3 && step == 2) NAME(line_tiles)(3, 2, l, first, last);
  else if (taps == 5 && step == 2) NAME(line_tiles)(5, 2, l, first, last);
  else if (taps == 2 && step == 1) NAME(line_tiles)(2, 1, l, first, last);
  else if (taps == 1 && step == 1) NAME(line_tiles)(1, 1, l, first, last);
  else {
    for (long j = first; j < last; j++) {
      for (long c = 0; c + VW <= l->channels; c += VW) NAME(line_pixel)(l, j, c);
    }
  }
  for (long j = 0; j < first; j++) NAME(line_border)(l, j);
  for (long j = last; j < l->count; j++) NAME(line_border)(l, j);
  for (long j = first; j < last && l->channels % VW != 0; j++) {
    NAME(line_edge)(l, j, l->channels / VW * VW, l->channels % VW);
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
    // From the last tap, so that the outputs they reach ascend.
    l.tap_count = 0;
    for (long kx = w->kernel_width - 1; kx >= 0; kx--) {
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
