// Depthwise convolution, forward and towards the input: what their lines read.

static void NAME(depthwise_rows)(
  const adl_window *w, const adl_depthwise *d, const float *x, long first, long count, float *y) {
  NAME(Lines) g = {
    .line_count = count, .tap_count = w->kernel_width, .in_step = w->stride_x, .out_step = 1,
    .count = w->output_width, .width = w->width, .channels = w->channels, .bias = d->bias,
    .accumulate = d->accumulate, .low = d->low, .high = d->high};
  for (long kx = 0; kx < w->kernel_width; kx++) {
    g.offsets[kx] = kx * w->dilation - w->left;
    g.taps[kx] = kx;
  }
  for (long n = 0; n < count; n++) {
    NAME(Line) *l = &g.lines[n];
    l->out = y + (first + n) * w->output_width * w->channels;
    for (long ky = 0; ky < w->kernel_height; ky++) {
      const long row = (first + n) * w->stride_y + ky * w->dilation - w->top;
      if (row < 0 || row >= w->height) continue;
      l->rows[l->row_count] = x + row * w->width * w->channels;
      l->weights[l->row_count++] = d->weights + ky * w->kernel_width * w->channels;
    }
  }
  NAME(lines)(&g);
}

static void NAME(depthwise_input_rows)(
  const adl_window *w, const adl_depthwise *d, const float *dy, long first, long count, float *dx) {
  NAME(Lines) g = {
    .line_count = count, .in_step = 1, .out_step = w->stride_x, .width = w->output_width,
    .channels = w->channels, .accumulate = d->accumulate, .low = d->low, .high = d->high};
  for (long n = 0; n < count; n++) {
    NAME(Line) *l = &g.lines[n];
    l->out = dx + (first + n) * w->width * w->channels;
    for (long ky = 0; ky < w->kernel_height; ky++) {
      const long distance = first + n + w->top - ky * w->dilation;
      if (distance < 0 || distance % w->stride_y != 0) continue;
      if (distance / w->stride_y >= w->output_height) continue;
      l->rows[l->row_count] = dy + distance / w->stride_y * w->output_width * w->channels;
      l->weights[l->row_count++] = d->weights + ky * w->kernel_width * w->channels;
    }
  }
  // Input columns of one remainder modulo the stride read neighbouring outputs.
  for (long phase = 0; phase < w->stride_x && phase < w->width; phase++) {
    // From the last tap, so that the outputs they reach ascend.
    g.tap_count = 0;
    for (long kx = w->kernel_width - 1; kx >= 0; kx--) {
      const long distance = phase + w->left - kx * w->dilation;
      if (distance % w->stride_x != 0) continue;
      g.offsets[g.tap_count] = distance / w->stride_x;
      g.taps[g.tap_count++] = kx;
    }
    g.count = (w->width - 1 - phase) / w->stride_x + 1;
    NAME(lines)(&g);
    for (long n = 0; n < count; n++) g.lines[n].out += w->channels;
  }
}
