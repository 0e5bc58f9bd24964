// Pooling, vectors of channels. Legend: x/y output position, kx/ky tap, c channel.

// The taps first ..< last for which position + tap * dilation lies in 0 ..< size.
INLINE void NAME(taps)(
  long position, long size, long kernel, long dilation, long *first, long *last) {
  *first = position >= 0 ? 0 : (-position + dilation - 1) / dilation;
  const long end = position < size ? (size - 1 - position) / dilation + 1 : 0;
  *last = end < kernel ? end : kernel;
  if (*first > *last) *first = *last;
}

// Runs `body` for every output position of a row with the valid taps, and `source`, the input of
// the picture at (ky, kx) = (0, 0), which may lie outside.
#define EACH_POSITION(w, row)                                                                \
  long ky0, ky1;                                                                             \
  const long above = (row) * (w)->stride_y - (w)->top;                                       \
  NAME(taps)(above, (w)->height, (w)->kernel_height, (w)->dilation, &ky0, &ky1);             \
  const long step = (w)->dilation * (w)->channels, line = step * (w)->width;                 \
  for (long x = 0, kx0, kx1, left = -(w)->left; x < (w)->output_width;                       \
       x++, left += (w)->stride_x)                                                           \
    if (NAME(taps)(left, (w)->width, (w)->kernel_width, (w)->dilation, &kx0, &kx1), true)

// The start of tap (ky, kx) of this position.
#define AT(base, ky, kx) \
  ((base) + (above * w->width + left) * w->channels + (ky) * line + (kx) * step)

// NaN wins.
INLINE V NAME(larger)(V a, V b) { return ((b > a) | (b != b)) ? b : a; }

static void NAME(max_row)(const adl_window *w, const float *input, long row, float *y) {
  const long channels = w->channels;
  EACH_POSITION(w, row) {
    long c = 0;
    const bool is_two = ky1 - ky0 == 2 && kx1 - kx0 == 2;
    const float *corner = AT(input, ky0, kx0);
    for (; is_two && c + VW <= channels; c += VW) {
      const float *at = corner + c;
      V largest = NAME(larger)(NAME(load)(at), NAME(load)(at + step));
      largest = NAME(larger)(largest, NAME(load)(at + line));
      NAME(store)(y + c, NAME(larger)(largest, NAME(load)(at + line + step)));
    }
    for (; c + VW <= channels; c += VW) {
      V largest = NAME(load)(AT(input, ky0, kx0) + c);
      for (long ky = ky0; ky < ky1; ky++) {
        for (long kx = kx0; kx < kx1; kx++) {
          largest = NAME(larger)(largest, NAME(load)(AT(input, ky, kx) + c));
        }
      }
      NAME(store)(y + c, largest);
    }
    for (; c < channels; c++) {
      float largest = AT(input, ky0, kx0)[c];
      for (long ky = ky0; ky < ky1; ky++) {
        for (long kx = kx0; kx < kx1; kx++) {
          const float value = AT(input, ky, kx)[c];
          largest = value > largest || value != value ? value : largest;
        }
      }
      y[c] = largest;
    }
    y += channels;
  }
}

// With `overwrite`, for windows that do not overlap, dx is stored instead of added to.
static void NAME(max_gradient_row)(
  const adl_window *w, const float *dy, const float *input, const float *y, long row,
  bool overwrite, float *dx) {
  const long channels = w->channels;
  EACH_POSITION(w, row) {
    long c = 0;
    for (; c + VW <= channels; c += VW) {
      const V largest = NAME(load)(y + c), gradient = NAME(load)(dy + c);
      I open = (I)(-1);
      for (long ky = ky0; ky < ky1; ky++) {
        for (long kx = kx0; kx < kx1; kx++) {
          const V value = NAME(load)(AT(input, ky, kx) + c);
          const I here = open & ((value == largest) | ((value != value) & (largest != largest)));
          open &= ~here;
          float *to = AT(dx, ky, kx) + c;
          const V share = here ? gradient : (V)(0);
          NAME(store)(to, overwrite ? share : NAME(load)(to) + share);
        }
      }
    }
    for (; c < channels; c++) {
      bool open = true;
      for (long ky = ky0; ky < ky1; ky++) {
        for (long kx = kx0; kx < kx1; kx++) {
          const float value = AT(input, ky, kx)[c];
          const bool here = open && (value == y[c] || (value != value && y[c] != y[c]));
          open = open && !here;
          float *to = AT(dx, ky, kx) + c;
          *to = (overwrite ? 0 : *to) + (here ? dy[c] : 0);
        }
      }
    }
    y += channels;
    dy += channels;
  }
}

static void NAME(average_row)(
  const adl_window *w, const float *input, long row, bool all, float *y) {
  const long channels = w->channels;
  EACH_POSITION(w, row) {
    const long cells = all ? w->kernel_height * w->kernel_width : (ky1 - ky0) * (kx1 - kx0);
    const float share = 1.0f / (float)cells;
    VECTORIZE for (long c = 0; c < channels; c++) y[c] = 0;
    for (long ky = ky0; ky < ky1; ky++) {
      for (long kx = kx0; kx < kx1; kx++) {
        const float *from = AT(input, ky, kx);
        VECTORIZE for (long c = 0; c < channels; c++) y[c] += from[c];
      }
    }
    VECTORIZE for (long c = 0; c < channels; c++) y[c] *= share;
    y += channels;
  }
}

static void NAME(average_gradient_row)(
  const adl_window *w, const float *dy, long row, bool all, float *dx) {
  const long channels = w->channels;
  EACH_POSITION(w, row) {
    const long cells = all ? w->kernel_height * w->kernel_width : (ky1 - ky0) * (kx1 - kx0);
    const float share = 1.0f / (float)cells;
    for (long ky = ky0; ky < ky1; ky++) {
      for (long kx = kx0; kx < kx1; kx++) {
        float *to = AT(dx, ky, kx);
        VECTORIZE for (long c = 0; c < channels; c++) to[c] += share * dy[c];
      }
    }
    dy += channels;
  }
}
