// The weight gradient of depthwise convolution, vectors of channels. Legend: o output position, r tap
// row, t tap, c channel.

// Adds what positions first ..< last of an output row contribute to one tap row, any taps, channels
// c ..< end.
static void NAME(weights_positions)(
  const adl_window *w, const float *dy, const float *x, long first, long last, long c, long end,
  float *dw) {
  for (long o = first; o < last; o++) {
    const float *gradient = dy + o * w->channels;
    for (long t = 0; t < w->kernel_width; t++) {
      const long column = o * w->stride_x - w->left + t * w->dilation;
      if (column < 0 || column >= w->width) continue;
      const float *from = x + column * w->channels;
      float *to = dw + t * w->channels;
      long i = c;
      for (; i + VW <= end; i += VW) {
        const V sum = NAME(load)(to + i);
        NAME(store)(to + i, NAME(fma)(NAME(load)(from + i), NAME(load)(gradient + i), sum));
      }
      for (; i < end; i++) to[i] += from[i] * gradient[i];
    }
  }
}

// dw for a vector of channels and `rows` x `taps` taps, over positions that see all of them. Every
// output gradient is loaded once for all taps, whose sums are independent.
INLINE void NAME(weights_block)(
  const int rows, const int taps, const adl_window *w, const float *dy, const float *x, long first,
  long last, float *dw) {
  const long channels = w->channels, line = w->width * channels, step = w->stride_x * channels;
  V sum[3][5];
  UNROLL for (int r = 0; r < rows; r++) {
    UNROLL for (int t = 0; t < taps; t++) sum[r][t] = NAME(load)(dw + (r * taps + t) * channels);
  }
  const float *gradient = dy + first * channels;
  const float *input = x + (first * w->stride_x - w->left) * channels;
  for (long o = first; o < last; o++, gradient += channels, input += step) {
    const V dy0 = NAME(load)(gradient);
    UNROLL for (int r = 0; r < rows; r++) {
      UNROLL for (int t = 0; t < taps; t++) {
        sum[r][t] = NAME(fma)(NAME(load)(input + r * line + t * channels), dy0, sum[r][t]);
      }
    }
  }
  UNROLL for (int r = 0; r < rows; r++) {
    UNROLL for (int t = 0; t < taps; t++) NAME(store)(dw + (r * taps + t) * channels, sum[r][t]);
  }
}

// dw for `rows` tap rows of one output row; x is the input row under the first of them.
INLINE void NAME(weights_rows)(
  const adl_window *w, const float *dy, const float *x, long rows, float *dw) {
  const long channels = w->channels, line = w->width * channels;
  const long whole = channels / VW * VW, taps = w->kernel_width;
  const bool is_run = w->dilation == 1 && (taps == 3 || taps == 5);
  const long room = w->width + w->left - taps;
  long last = room < 0 || !is_run ? 0 : room / w->stride_x + 1;
  if (last > w->output_width) last = w->output_width;
  long first = (w->left + w->stride_x - 1) / w->stride_x;
  if (first > last) first = last;
  // The positions at the border, then the channels past the last whole vector.
  for (long r = 0; r < rows; r++) {
    const float *from = x + r * w->dilation * line;
    float *to = dw + r * taps * channels;
    NAME(weights_positions)(w, dy, from, 0, first, 0, whole, to);
    NAME(weights_positions)(w, dy, from, last, w->output_width, 0, whole, to);
    NAME(weights_positions)(w, dy, from, 0, w->output_width, whole, channels, to);
  }
  for (long c = 0; is_run && c < whole; c += VW) {
    long r = 0;
    if (taps == 3 && rows == 3) {
      NAME(weights_block)(3, 3, w, dy + c, x + c, first, last, dw + c);
      continue;
    }
    for (; taps == 5 && r + 2 <= rows; r += 2) {
      NAME(weights_block)(
        2, 5, w, dy + c, x + r * line + c, first, last, dw + r * taps * channels + c);
    }
    for (; r < rows; r++) {
      const float *from = x + r * line + c;
      float *to = dw + r * taps * channels + c;
      if (taps == 3) NAME(weights_block)(1, 3, w, dy + c, from, first, last, to);
      else NAME(weights_block)(1, 5, w, dy + c, from, first, last, to);
    }
  }
}

static void NAME(depthwise_weights)(
  const adl_window *w, const float *dy, const float *x, long first, long last, float *dw) {
  for (long row = first; row < last; row++) {
    long ky0, ky1;
    const long above = row * w->stride_y - w->top;
    NAME(taps)(above, w->height, w->kernel_height, w->dilation, &ky0, &ky1);
    if (ky0 >= ky1) continue;
    NAME(weights_rows)(
      w, dy + row * w->output_width * w->channels,
      x + (above + ky0 * w->dilation) * w->width * w->channels, ky1 - ky0,
      dw + ky0 * w->kernel_width * w->channels);
  }
}
