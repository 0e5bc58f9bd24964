// The tile transforms of Winograd's F(4x4, 3x3), vectors of channels. Legend: y/x pixel, k point.
//
// After Lavin & Gray (2016), "Fast Algorithms for Convolutional Neural Networks", with the points 0,
// +-b, +-a and infinity, where b = sqrt(1/2) and a = sqrt(2): all constants stay between 0.23 and 2.9,
// while the usual points 0, +-1, +-2 need 0.04 to 8 and lose several times as many digits.
//
// Each transform in one dimension reads and writes vectors `from` and `to` apart.

#define WINO_B 0.70710678118654752f
#define WINO_A 1.41421356237309505f
#define WINO_B3 0.35355339059327376f
#define WINO_A3 2.82842712474619010f

// 6 inputs to 6 points.
INLINE void NAME(wino_to_points)(const V *d, int from, V *t, int to) {
  const V d0 = d[0], d1 = d[from], d2 = d[2 * from], d3 = d[3 * from], d4 = d[4 * from];
  const V even_b = NAME(fma)(d2, (V)(-2.0f), d4), odd_b = NAME(fma)(d1, (V)(-2.0f), d3);
  const V even_a = NAME(fma)(d2, (V)(-0.5f), d4), odd_a = NAME(fma)(d1, (V)(-0.5f), d3);
  t[0] = NAME(fma)(d2, (V)(-2.5f), d0 + d4);
  t[to] = NAME(fma)(odd_b, (V)(WINO_B), even_b);
  t[2 * to] = NAME(fma)(odd_b, (V)(-WINO_B), even_b);
  t[3 * to] = NAME(fma)(odd_a, (V)(WINO_A), even_a);
  t[4 * to] = NAME(fma)(odd_a, (V)(-WINO_A), even_a);
  t[5 * to] = NAME(fma)(d3, (V)(-2.5f), d1 + d[5 * from]);
}

// 6 points to 4 outputs.
INLINE void NAME(wino_from_points)(const V *m, int from, V *y, int to) {
  const V sum_b = m[from] + m[2 * from], difference_b = m[from] - m[2 * from];
  const V sum_a = m[3 * from] + m[4 * from], difference_a = m[3 * from] - m[4 * from];
  y[0] = m[0] + sum_b + sum_a;
  y[to] = NAME(fma)(difference_a, (V)(WINO_A), difference_b * WINO_B);
  y[2 * to] = NAME(fma)(sum_a, (V)(2.0f), sum_b * 0.5f);
  y[3 * to] = NAME(fma)(difference_a, (V)(WINO_A3),
    NAME(fma)(difference_b, (V)(WINO_B3), m[5 * from]));
}

// 4 output gradients to 6 points: the transpose of the above.
INLINE void NAME(wino_gradient_to_points)(const V *y, int from, V *z, int to) {
  const V y0 = y[0], y1 = y[from], y2 = y[2 * from], y3 = y[3 * from];
  const V even_b = NAME(fma)(y2, (V)(0.5f), y0), odd_b = NAME(fma)(y3, (V)(0.5f), y1);
  const V even_a = NAME(fma)(y2, (V)(2.0f), y0), odd_a = NAME(fma)(y3, (V)(2.0f), y1);
  z[0] = y0;
  z[to] = NAME(fma)(odd_b, (V)(WINO_B), even_b);
  z[2 * to] = NAME(fma)(odd_b, (V)(-WINO_B), even_b);
  z[3 * to] = NAME(fma)(odd_a, (V)(WINO_A), even_a);
  z[4 * to] = NAME(fma)(odd_a, (V)(-WINO_A), even_a);
  z[5 * to] = y3;
}

// 3 taps to 6 points.
INLINE void NAME(wino_taps_to_points)(const V *g, int from, V *u, int to) {
  const V g0 = g[0], g1 = g[from], g2 = g[2 * from];
  const V even_b = NAME(fma)(g2, (V)(0.5f), g0), even_a = NAME(fma)(g2, (V)(2.0f), g0);
  u[0] = g0;
  u[to] = NAME(fma)(g1, (V)(WINO_B), even_b) * (-2.0f / 3);
  u[2 * to] = NAME(fma)(g1, (V)(-WINO_B), even_b) * (-2.0f / 3);
  u[3 * to] = NAME(fma)(g1, (V)(WINO_A), even_a) * (1.0f / 6);
  u[4 * to] = NAME(fma)(g1, (V)(-WINO_A), even_a) * (1.0f / 6);
  u[5 * to] = g2;
}

// 6 points to 3 tap gradients: the transpose of the above.
INLINE void NAME(wino_points_to_taps)(const V *p, int from, V *g, int to) {
  const V sum_b = (p[from] + p[2 * from]) * (-2.0f / 3);
  const V difference_b = (p[from] - p[2 * from]) * (-2.0f / 3);
  const V sum_a = (p[3 * from] + p[4 * from]) * (1.0f / 6);
  const V difference_a = (p[3 * from] - p[4 * from]) * (1.0f / 6);
  g[0] = p[0] + sum_b + sum_a;
  g[to] = NAME(fma)(difference_a, (V)(WINO_A), difference_b * WINO_B);
  g[2 * to] = NAME(fma)(sum_a, (V)(2.0f), NAME(fma)(sum_b, (V)(0.5f), p[5 * from]));
}

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
    const bool is_inside, const adl_winograd_tile *t, const float *picture, long c, float *out) { \
    V pixels[36], points[36];                                                                 \
    NAME(wino_pixels)(size, is_inside, t, picture, c, pixels);                                \
    WINO_SQUARE(transform, size, 6, pixels, points)                                           \
    UNROLL for (int k = 0; k < 36; k++) NAME(store)(out + k * t->plane + c, points[k]);       \
  }                                                                                           \
  static void NAME(name)(const adl_winograd_tile *t, const float *picture, float *out) {      \
    const bool is_inside = t->y >= 0 && t->x >= 0 && t->y + size <= t->height                 \
      && t->x + size <= t->width;                                                             \
    long c = 0;                                                                               \
    for (; is_inside && c + VW <= t->count; c += VW) NAME(name##_vector)(true, t, picture, c, out); \
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
      UNROLL for (int i = 0; i < 3; i++) NAME(wino_points_to_taps)(half + i * 6, 1, taps + i * 3, 1);
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
