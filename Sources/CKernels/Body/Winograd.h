// The tile transforms of Winograd's F(4x4, 3x3), vectors of channels. Legend: i/j row and column, k point.

// Both dimensions of `transform`, from a square of `size` vectors a side to one of `points`.
#define WINO_SQUARE(transform, size, points, from, to)                                        \
  V half[6 * 6];                                                                              \
  UNROLL for (int i = 0; i < (size); i++) NAME(transform)((from) + i, size, half + i, size);  \
  UNROLL for (int i = 0; i < (points); i++) {                                                 \
    NAME(transform)(half + i * (size), 1, (to) + i * (points), 1);                            \
  }

// `size` x `size` pixels of the tile's picture from channel c, zeros outside.
INLINE void NAME(wino_pixels)(
  const int size, const bool is_inside, const adl_winograd_tile *t, const float *picture, long c,
  V *pixels) {
  const long count = t->count - c;
  UNROLL for (int i = 0; i < size; i++) {
    const float *row = picture + ((t->y + i) * t->width + t->x) * t->channels + c;
    const bool has_row = t->y + i >= 0 && t->y + i < t->height;
    UNROLL for (int j = 0; j < size; j++) {
      const float *from = row + j * t->channels;
      if (is_inside) {
        pixels[i * size + j] = NAME(load)(from);
      } else if (has_row && t->x + j >= 0 && t->x + j < t->width) {
        pixels[i * size + j] = count >= VW ? NAME(load)(from) : NAME(load_part)(from, count);
      } else {
        pixels[i * size + j] = (V)(0);
      }
    }
  }
}

// Transforms the tile's pixels to 36 planes, whole vectors; channels past the last are zero.
#define WINO_TRANSFORM(name, transform, size)                                                 \
  INLINE void NAME(name##_vector)(                                                            \
    const bool is_inside, const adl_winograd_tile *t, const float *picture, long c,           \
    float *out) {                                                                             \
    V pixels[36], points[36];                                                                 \
    NAME(wino_pixels)(size, is_inside, t, picture, c, pixels);                                \
    WINO_SQUARE(transform, size, 6, pixels, points)                                           \
    UNROLL for (int k = 0; k < 36; k++) NAME(store)(out + k * t->plane + c, points[k]);       \
  }                                                                                           \
  static void NAME(name)(const adl_winograd_tile *t, const float *picture, float *out) {      \
    const bool is_inside = t->y >= 0 && t->x >= 0 && t->y + size <= t->height                 \
      && t->x + size <= t->width;                                                             \
    long c = 0;                                                                               \
    for (; is_inside && c + VW <= t->count; c += VW) {                                        \
      NAME(name##_vector)(true, t, picture, c, out);                                          \
    }                                                                                         \
    for (; c < t->count; c += VW) NAME(name##_vector)(false, t, picture, c, out);             \
  }

WINO_TRANSFORM(winograd_input, wino_to_points, 6)
WINO_TRANSFORM(winograd_gradient, wino_gradient_to_points, 4)

static void NAME(winograd_output)(
  const adl_winograd_tile *t, const adl_winograd_finish *f, const float *m, float *picture) {
  const long rows = t->height - t->y < 4 ? t->height - t->y : 4;
  const long columns = t->width - t->x < 4 ? t->width - t->x : 4;
  float *corner = picture + (t->y * t->width + t->x) * t->channels;
  const long line = t->width * t->channels;
  for (long c = 0; c < t->count; c += VW) {
    const long count = t->count - c;
    V points[36], result[16];
    UNROLL for (int k = 0; k < 36; k++) points[k] = NAME(load)(m + k * t->plane + c);
    // From 6 to 4 the two passes have different extents.
    V half[24];
    UNROLL for (int i = 0; i < 6; i++) NAME(wino_from_points)(points + i, 6, half + i, 6);
    UNROLL for (int i = 0; i < 4; i++) NAME(wino_from_points)(half + i * 6, 1, result + i * 4, 1);
    const bool is_whole = count >= VW;
    V bias = (V)(0);
    if (f->bias) bias = is_whole ? NAME(load)(f->bias + c) : NAME(load_part)(f->bias + c, count);
    UNROLL for (int i = 0; i < 4; i++) {
      UNROLL for (int j = 0; j < 4; j++) {
        if (i >= rows || j >= columns) continue;
        float *to = corner + i * line + j * t->channels + c;
        V y = result[i * 4 + j];
        if (f->accumulate) y += is_whole ? NAME(load)(to) : NAME(load_part)(to, count);
        y = NAME(clamp)(y + bias, f->low, f->high);
        if (is_whole) NAME(store)(to, y);
        else NAME(store_part)(to, y, count);
      }
    }
  }
  if (f->kind == adl_identity) return;
  for (long i = 0; i < rows; i++) {
    for (long j = 0; j < columns; j++) {
      float *to = corner + i * line + j * t->channels;
      NAME(activate)(f->kind, f->slope, to, to, t->count);
    }
  }
}

// The points of the nine taps at w, `count` of a vector's floats.
INLINE void NAME(wino_weights)(const float *w, long tap_stride, long count, V *points) {
  V taps[9], half[18];
  UNROLL for (int k = 0; k < 9; k++) {
    const float *from = w + k * tap_stride;
    taps[k] = count >= VW ? NAME(load)(from) : NAME(load_part)(from, count);
  }
  UNROLL for (int i = 0; i < 3; i++) NAME(wino_taps_to_points)(taps + i, 3, half + i, 3);
  UNROLL for (int i = 0; i < 6; i++) NAME(wino_taps_to_points)(half + i * 3, 1, points + i * 6, 1);
}

static void NAME(winograd_weights)(
  const float *w, long tap_stride, long row_stride, long rows, long columns, float *u,
  long plane) {
  for (long r = 0; r < rows; r++) {
    for (long n = 0; n < NR; n += VW) {
      V points[36];
      NAME(wino_weights)(w + r * row_stride + n, tap_stride, columns - n, points);
      UNROLL for (int k = 0; k < 36; k++) NAME(store)(u + k * plane + r * NR + n, points[k]);
    }
  }
}

static void NAME(winograd_weights_transposed)(
  const float *w, long tap_stride, long row_stride, long rows, long columns, float *u,
  long plane) {
  float block[36][NR][VW];
  for (long first = 0; first < rows; first += VW) {
    const long count = rows - first < VW ? rows - first : VW;
    for (long n = 0; n < columns; n++) {
      V points[36];
      NAME(wino_weights)(w + n * row_stride + first, tap_stride, count, points);
      UNROLL for (int k = 0; k < 36; k++) NAME(store)(block[k][n], points[k]);
    }
    for (int k = 0; k < 36; k++) {
      NAME(pack_transposed)(block[k][0], VW, count, columns, u + k * plane + first * NR);
    }
  }
}

static void NAME(winograd_weight_gradient)(
  const float *p, long plane, long p_stride, long rows, long columns, float *dw, long tap_stride,
  long row_stride, bool accumulate) {
  for (long r = 0; r < rows; r++) {
    for (long n = 0; n < columns; n += VW) {
      const long count = columns - n;
      V points[36], half[18], taps[9];
      UNROLL for (int k = 0; k < 36; k++) points[k] = NAME(load)(p + k * plane + r * p_stride + n);
      UNROLL for (int i = 0; i < 6; i++) NAME(wino_points_to_taps)(points + i, 6, half + i, 6);
      UNROLL for (int i = 0; i < 3; i++) {
        NAME(wino_points_to_taps)(half + i * 6, 1, taps + i * 3, 1);
      }
      UNROLL for (int k = 0; k < 9; k++) {
        float *to = dw + k * tap_stride + r * row_stride + n;
        if (count >= VW) {
          NAME(store)(to, accumulate ? NAME(load)(to) + taps[k] : taps[k]);
        } else {
          const V before = accumulate ? NAME(load_part)(to, count) : (V)(0);
          NAME(store_part)(to, before + taps[k], count);
        }
      }
    }
  }
}
